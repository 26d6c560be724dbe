"""Opens every export of a library by the programs that it is for, and compares what they read.

    python readExports.py FOLDER EXPECTED

FOLDER holds the exports, EXPECTED is JSON: by clip key the labels and each vector as hexadecimal float32, null where
there is none. Prints the names of the checks that passed; the first that fails ends the program.
"""

import io
import json
import sys
import zlib
from pathlib import Path

import numpy as np
import pandas as pd
import pympi
import pyarrow as pa
import pyarrow.parquet as pq
from bson import json_util

FOLDER = Path(sys.argv[1])
EXPECTED = json.loads(Path(sys.argv[2]).read_text("utf-8"))
KEYS = sorted(EXPECTED, key=lambda key: key.encode("utf-16-be"))
MODALITIES = {"pose": 512, "audio": 128, "text": 384}


def bits(vector):
    """A vector's float32 as hexadecimal, null for none."""
    return None if vector is None else np.asarray(vector, "<f4").tobytes().hex()


def expect(found, expected, about):
    assert found == expected, f"{about}: {found!r} is not {expected!r}"


def expect_vectors(key, found, modalities=MODALITIES):
    for modality in modalities:
        expect(bits(found[modality]), EXPECTED[key][modality], f"{key}, {modality}")


def parquet_with_pyarrow():
    table = pq.read_table(FOLDER / "moves.parquet")
    expect(table.column("clip_key").to_pylist(), KEYS, "clip keys")
    expect(table.schema.field("tempo_bpm").type, pa.float64(), "tempo")
    expect(table.schema.field("embedded_at").type, pa.timestamp("ms", tz="UTC"), "time")
    for modality in MODALITIES:
        vectors = table.column(f"{modality}_embedding")
        expect(vectors.type.value_type, pa.float32(), modality)
        for key, vector in zip(KEYS, vectors):
            values = None if not vector.is_valid else vector.values.to_numpy()
            expect(bits(values), EXPECTED[key][modality], f"{key}, {modality}")


def parquet_with_pandas():
    moves = pd.read_parquet(FOLDER / "moves.parquet").set_index("clip_key")
    for key, move in moves.iterrows():
        label = move.move_label if pd.notna(move.move_label) else None
        expect(label, EXPECTED[key]["label"], key)
        expect(list(move.tags), [], f"{key}, tags")
        expect_vectors(key, {name: move[f"{name}_embedding"] for name in MODALITIES})


def csv_with_pandas():
    moves = pd.read_csv(FOLDER / "moves.csv", keep_default_na=False)
    texts = moves.select_dtypes(exclude="number")
    assert not texts.map(lambda cell: cell[:1] in tuple("=+-@\t\r") and cell != "").any(axis=None)
    for column in ["clip_key", "move_label"]:
        moves[column] = moves[column].str.replace(r"^'('*[=+\-@\t\r])", r"\1", regex=True)
    expect(list(moves.clip_key), KEYS, "clip keys")
    for _, move in moves.iterrows():
        expect(move.move_label or None, EXPECTED[move.clip_key]["label"], move.clip_key)
        cells = {name: move[f"{name}_embedding"] for name in MODALITIES}
        expect_vectors(move.clip_key, {name: json.loads(cell or "null") for name, cell in cells.items()})


def embedding_atlas_as_its_command_reads_it():
    moves = pd.read_parquet(FOLDER / "atlas.parquet")
    vectors = np.array(moves["vector"].to_list()).astype(np.float32)
    expect(vectors.shape, (len(KEYS), MODALITIES["pose"] + MODALITIES["text"]), "shape")
    for key, vector, missing in zip(moves.clip_key, vectors, moves.missing):
        pose = None if "pose" in missing else vector[: MODALITIES["pose"]]
        expect_vectors(key, {"pose": pose, "text": vector[MODALITIES["pose"] :] * 2}, ["pose", "text"])


def projector_as_tensorboard_reads_it():
    for modality in MODALITIES:
        vectors = np.loadtxt(FOLDER / "projector" / f"{modality}.tsv", delimiter="\t", dtype=np.float32, ndmin=2)
        lines = (FOLDER / "projector" / f"{modality}_metadata.tsv").read_text("utf-8").split("\n")
        keys = [line.split("\t")[0] for line in lines[1:-1]]
        expect(keys, [key for key in KEYS if EXPECTED[key][modality] is not None], modality)
        for key, vector in zip(keys, vectors, strict=True):
            expect_vectors(key, {modality: vector}, [modality])


def fiftyone_documents():
    """FiftyOne itself needs a MongoDB server; these are the steps of its importer and of its vector fields."""
    described = json_util.loads((FOLDER / "fiftyone" / "metadata.json").read_text("utf-8"))
    samples = json_util.loads((FOLDER / "fiftyone" / "samples.json").read_text("utf-8"))["samples"]
    fields = {field["name"]: field["ftype"] for field in described["sample_fields"]}
    expect(fields["pose_embedding"], "fiftyone.core.fields.VectorField", "field")
    expect([sample["clip_key"] for sample in samples], KEYS, "clip keys")
    for sample in samples:
        key = sample["clip_key"]
        expect(sample["move_label"], EXPECTED[key]["label"], key)
        expect(type(sample["duration_s"]), float, "duration")
        expect(Path(sample["filepath"]).is_absolute(), True, "file path")
        packed = {name: sample[f"{name}_embedding"] for name in MODALITIES}
        expect_vectors(
            key,
            {
                name: None if blob is None else np.load(io.BytesIO(zlib.decompress(blob)))
                for name, blob in packed.items()
            },
        )


def elan_with_pympi():
    documents = sorted((FOLDER / "elan").rglob("*.eaf"))
    found = {}
    for path in documents:
        document = pympi.Eaf(str(path))
        expect(document.get_controlled_vocabulary_names() >= {"difficulty", "energy", "style"}, True, "lists")
        labels = document.get_annotation_data_for_tier("label")
        key = dict(document.properties)["clip_key"]
        found[key] = labels[0][2] if labels else None
        if labels:
            expect(labels[0][:2], (0, 8000), "the clip's length")
        expect(document.media_descriptors[0]["MEDIA_URL"].startswith("file:///"), True, "media")
    expect(found, {key: EXPECTED[key]["label"] for key in KEYS}, "labels")


for check in [
    parquet_with_pyarrow,
    parquet_with_pandas,
    csv_with_pandas,
    embedding_atlas_as_its_command_reads_it,
    projector_as_tensorboard_reads_it,
    fiftyone_documents,
    elan_with_pympi,
]:
    check()
    print(check.__name__)
