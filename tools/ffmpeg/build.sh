#!/usr/bin/env bash
# Builds ffmpeg and ffprobe for one platform, from pinned sources, on Linux: tools/ffmpeg/build.sh TARGET [FOLDER]
# TARGET is linux-x64, linux-arm64, darwin-arm64 or win32-x64; the two programs go into FOLDER, which is ffmpeg/TARGET.
# It needs curl, make, nasm, pkg-config, python3 with venv, tar and xz. The compiler is zig's, which brings the C library of every
# target, so that the same sources give the same bytes wherever they are built.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
target=$1
result=$(realpath -m "${2:-$here/../../ffmpeg/$target}")
# Fixed, because compilers write paths into programs.
work=/tmp/move-embeddings-ffmpeg
sources=$work/sources
prefix=$work/$target/prefix
jobs=${JOBS:-2}

case $target in
  linux-x64) zig_target=x86_64-linux-gnu.2.28 os=linux arch=x86_64 host=x86_64-linux-gnu openh264=(OS=linux ARCH=x86_64) ;;
  linux-arm64) zig_target=aarch64-linux-gnu.2.28 os=linux arch=aarch64 host=aarch64-linux-gnu openh264=(OS=linux ARCH=arm64) ;;
  darwin-arm64) zig_target=aarch64-macos.11.0 os=darwin arch=aarch64 host=aarch64-apple-darwin openh264=(OS=darwin ARCH=arm64) ;;
  win32-x64) zig_target=x86_64-windows-gnu os=mingw32 arch=x86_64 host=x86_64-w64-mingw32 openh264=(OS=mingw_nt ARCH=x86_64) ;;
  *) echo "There is no build for $target." >&2; exit 2 ;;
esac

fetch_sources() {
  mkdir -p "$sources"
  while read -r sha256 file url; do
    [ -f "$sources/$file" ] || curl --fail --location --silent --show-error --output "$sources/$file" "$url"
    echo "$sha256  $sources/$file" | sha256sum --check --quiet
  done <"$here/sources.txt"
}

install_tools() {
  [ -x "$work/tools/bin/meson" ] && return
  python3 -m venv "$work/tools"
  "$work/tools/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
}

# Compilers under names of their own: configure scripts take no arguments with them, and pass some that zig does not know.
write_compilers() {
  bin=$work/$target/bin
  mkdir -p "$bin"
  zig=$(echo "$work"/tools/lib/python3*/site-packages/ziglang/zig)
  for language in cc c++; do
    cat >"$bin/$language" <<C
#!/bin/bash
for argument; do
  shift
  case \$argument in
    -Wl,-dynamic* | -mdynamic-no-pic | -march=armv8* | -Wl,--pic-executable* | -Wl,--nxcompat*) ;;
    *) set -- "\$@" "\$argument" ;;
  esac
done
exec $zig $language -target $zig_target -fno-sanitize=undefined -g0 "\$@"
C
  done
  printf '#!/bin/sh\nexec %s ar "$@"\n' "$zig" >"$bin/ar"
  printf '#!/bin/sh\nexec %s ranlib "$@"\n' "$zig" >"$bin/ranlib"
  chmod +x "$bin"/*
  export ZIG_GLOBAL_CACHE_DIR=$work/zig ZIG_LOCAL_CACHE_DIR=$work/zig
  export CC=$bin/cc CXX=$bin/c++ AR=$bin/ar RANLIB=$bin/ranlib
  # No date of today, and none in archives.
  export SOURCE_DATE_EPOCH=0 ZERO_AR_DATE=1
}

unpacked() {
  rm -rf "$work/$target/$1"
  mkdir -p "$work/$target/$1"
  tar --extract --file "$sources/$2" --directory "$work/$target/$1" --strip-components 1
  cd "$work/$target/$1"
}

build_lame() {
  [ -f "$prefix/lib/libmp3lame.a" ] && return
  unpacked lame lame-3.100.tar.gz
  sed --in-place /lame_init_old/d include/libmp3lame.sym
  CFLAGS=-O2 ./configure --host="$host" --prefix="$prefix" --disable-shared --disable-frontend --disable-decoder
  make -j"$jobs"
  make install
}

build_openh264() {
  [ -f "$prefix/lib/libopenh264.a" ] && return
  unpacked openh264 openh264-2.6.0.tar.xz
  make -j"$jobs" "${openh264[@]}" CC="$CC" CXX="$CXX" AR="$AR" PREFIX="$prefix" BUILDTYPE=Release install-static
}

build_dav1d() {
  [ -f "$prefix/lib/libdav1d.a" ] && return
  unpacked dav1d dav1d-1.5.4.tar.xz
  cat >cross.ini <<C
[binaries]
c = '$CC'
cpp = '$CXX'
ar = '$AR'
nasm = 'nasm'
[host_machine]
system = '${os/mingw32/windows}'
cpu_family = '$arch'
cpu = '$arch'
endian = 'little'
C
  PATH=$work/tools/bin:$PATH meson setup build --cross-file cross.ini --prefix="$prefix" --libdir=lib \
    --buildtype=release -Ddefault_library=static -Denable_tools=false -Denable_tests=false
  PATH=$work/tools/bin:$PATH ninja -C build -j"$jobs" install
}

build_ffmpeg() {
  unpacked ffmpeg ffmpeg-8.1.2.tar.xz
  cp "$here/thin.c" libavcodec/bsf/thin.c
  sed --in-place '/ff_text2movsub_bsf/a extern const FFBitStreamFilter ff_thin_bsf;' libavcodec/bitstream_filters.c
  echo 'OBJS-$(CONFIG_THIN_BSF) += bsf/thin.o' >>libavcodec/bsf/Makefile
  local options
  mapfile -t options < <(grep --invert-match '^#' "$here/options.txt")
  export PKG_CONFIG_LIBDIR=$prefix/lib/pkgconfig
  ./configure --prefix=/ --enable-cross-compile --target-os=$os --arch=$arch --cc="$CC" --cxx="$CXX" --ar="$AR" \
    --ranlib="$RANLIB" --nm=nm --disable-stripping --pkg-config=pkg-config --pkg-config-flags=--static \
    --extra-cflags="-I$prefix/include -ffile-prefix-map=$work=." --extra-ldflags="-L$prefix/lib -s" \
    --extra-version=move-embeddings "${options[@]}"
  # Of glibc, whose header for it is gone.
  [ "$os" != linux ] || sed --in-place 's/#define HAVE_SYSCTL 1/#define HAVE_SYSCTL 0/' config.h
  make -j"$jobs" ffmpeg$suffix ffprobe$suffix
  mkdir -p "$result"
  cp ffmpeg$suffix ffprobe$suffix "$result"
}

[ "$os" = mingw32 ] && suffix=.exe || suffix=
log=$work/$target.log
mkdir -p "$work/$target"
exec 3>&1 4>&2 >"$log" 2>&1
trap '[ $? = 0 ] || tail -n 40 "$log" >&4' EXIT
fetch_sources
install_tools
write_compilers
build_lame
build_openh264
build_dav1d
build_ffmpeg
cd "$result"
sha256sum ./* >&3
