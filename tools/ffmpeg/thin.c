/*
 * This file is part of a build of FFmpeg, added to it by build.sh.
 *
 * It is free software; you can redistribute it and/or modify it under the terms of the GNU Lesser General Public License
 * as published by the Free Software Foundation; either version 2.1 of the License, or (at your option) any later version.
 *
 * It is distributed in the hope that it will be useful, but WITHOUT ANY WARRANTY; without even the implied warranty of
 * MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE. See the GNU Lesser General Public License for more details.
 */

/**
 * @file
 * Drops pictures that nothing needs where only `rate` pictures a second are wanted, as the filter `fps` chooses them.
 *
 * That filter shows the last picture of each slot, which is what rounds to one multiple of 1/rate. So a picture is
 * needless where a later one, by its time stamp, falls into its slot, and no other picture is predicted from it. This
 * holds at any frame rate, also a varying one. The slot's last picture is never dropped. What is not sure is kept.
 */

#include "libavutil/fifo.h"
#include "libavutil/mathematics.h"
#include "libavutil/opt.h"

#include "bsf.h"
#include "bsf_internal.h"

/* Packets held back, to know of pictures that are stored after one and shown soon after it, too. */
#define AHEAD 16
/* Time stamps remembered: of the packets ahead, and of as many that have gone. */
#define REMEMBERED (2 * AHEAD)

typedef struct ThinContext {
    const AVClass *class;
    AVRational rate;
    int length_size;        // bytes of a NAL unit's length; 0 where the packets are not understood
    int highest_layer;      // of HEVC's temporal layers; -1 where that is unknown
    AVFifo *held;
    int64_t pts[REMEMBERED];
    int64_t slots[REMEMBERED];
    int remembered;
    int ended;
} ThinContext;

static int thin_init(AVBSFContext *ctx)
{
    ThinContext *s = ctx->priv_data;
    const AVCodecParameters *par = ctx->par_in;
    const uint8_t *extra = par->extradata;

    s->highest_layer = -1;
    if (par->codec_id == AV_CODEC_ID_H264 && par->extradata_size >= 7 && extra[0] == 1)
        s->length_size = (extra[4] & 3) + 1;
    if (par->codec_id == AV_CODEC_ID_HEVC && par->extradata_size >= 23 && extra[0] == 1) {
        s->length_size = (extra[21] & 3) + 1;
        s->highest_layer = ((extra[21] >> 3) & 7) - 1;
    }
    s->held = av_fifo_alloc2(AHEAD, sizeof(AVPacket *), 0);
    return s->held ? 0 : AVERROR(ENOMEM);
}

/* Whether no picture of H.264 is predicted from this slice's: nal_ref_idc is 0. */
static int is_leaf_h264(const uint8_t *nal, int *is_slice)
{
    int type = nal[0] & 31;

    *is_slice = type >= 1 && type <= 5;
    return !(nal[0] & 0x60);
}

/* Likewise in HEVC: a sub-layer non-reference picture, whose own layer is the highest. */
static int is_leaf_hevc(const ThinContext *s, const uint8_t *nal, int *is_slice)
{
    int type = nal[0] >> 1 & 63;
    int layer = (nal[1] & 7) - 1;

    *is_slice = type < 32;
    return type <= 14 && !(type & 1) && layer == s->highest_layer;
}

static int is_leaf(AVBSFContext *ctx, const AVPacket *pkt)
{
    ThinContext *s = ctx->priv_data;
    const uint8_t *data = pkt->data, *end = data + pkt->size;
    int has_slice = 0;

    if (!s->length_size || pkt->flags & AV_PKT_FLAG_KEY)
        return 0;
    while (end - data > s->length_size) {
        uint32_t size = 0;
        int is_slice, leaf;

        for (int i = 0; i < s->length_size; i++)
            size = size << 8 | *data++;
        if (size < 2 || size > end - data)
            return 0;
        leaf = ctx->par_in->codec_id == AV_CODEC_ID_HEVC ? is_leaf_hevc(s, data, &is_slice)
                                                         : is_leaf_h264(data, &is_slice);
        if (is_slice && !leaf)
            return 0;
        has_slice |= is_slice;
        data += size;
    }
    return has_slice && data == end;
}

static int64_t slot_of(AVBSFContext *ctx, int64_t pts)
{
    ThinContext *s = ctx->priv_data;

    return av_rescale_q_rnd(pts, ctx->time_base_in, av_inv_q(s->rate), AV_ROUND_NEAR_INF | AV_ROUND_PASS_MINMAX);
}

static void remember(AVBSFContext *ctx, const AVPacket *pkt)
{
    ThinContext *s = ctx->priv_data;
    int place = s->remembered++ % REMEMBERED;
    /* A picture that is decoded and not shown takes nobody's place. */
    int is_shown = pkt->pts != AV_NOPTS_VALUE && !(pkt->flags & (AV_PKT_FLAG_DISCARD | AV_PKT_FLAG_CORRUPT));

    s->pts[place] = is_shown ? pkt->pts : AV_NOPTS_VALUE;
    s->slots[place] = is_shown ? slot_of(ctx, pkt->pts) : 0;
}

static int is_needless(AVBSFContext *ctx, const AVPacket *pkt)
{
    ThinContext *s = ctx->priv_data;
    int64_t slot;

    if (pkt->pts == AV_NOPTS_VALUE || !is_leaf(ctx, pkt))
        return 0;
    slot = slot_of(ctx, pkt->pts);
    for (int i = 0; i < FFMIN(s->remembered, REMEMBERED); i++)
        if (s->pts[i] != AV_NOPTS_VALUE && s->pts[i] > pkt->pts && s->slots[i] == slot)
            return 1;
    return 0;
}

static int thin_filter(AVBSFContext *ctx, AVPacket *out)
{
    ThinContext *s = ctx->priv_data;
    AVPacket *pkt;
    int ret;

    for (;;) {
        while (!s->ended && av_fifo_can_write(s->held)) {
            ret = ff_bsf_get_packet(ctx, &pkt);
            if (ret == AVERROR_EOF)
                s->ended = 1;
            else if (ret < 0)
                return ret;
            else {
                remember(ctx, pkt);
                av_fifo_write(s->held, &pkt, 1);
            }
        }
        if (av_fifo_read(s->held, &pkt, 1) < 0)
            return AVERROR_EOF;
        if (!is_needless(ctx, pkt)) {
            av_packet_move_ref(out, pkt);
            av_packet_free(&pkt);
            return 0;
        }
        av_packet_free(&pkt);
    }
}

static void thin_flush(AVBSFContext *ctx)
{
    ThinContext *s = ctx->priv_data;
    AVPacket *pkt;

    while (s->held && av_fifo_read(s->held, &pkt, 1) >= 0)
        av_packet_free(&pkt);
    s->remembered = 0;
    s->ended = 0;
}

static void thin_close(AVBSFContext *ctx)
{
    ThinContext *s = ctx->priv_data;

    thin_flush(ctx);
    av_fifo_freep2(&s->held);
}

#define OFFSET(x) offsetof(ThinContext, x)
#define FLAGS (AV_OPT_FLAG_VIDEO_PARAM | AV_OPT_FLAG_BSF_PARAM)
static const AVOption options[] = {
    { "rate", "pictures a second that are wanted", OFFSET(rate), AV_OPT_TYPE_RATIONAL, { .dbl = 5 }, 0.001, 1000, FLAGS },
    { NULL },
};

static const AVClass thin_class = {
    .class_name = "thin_bsf",
    .item_name  = av_default_item_name,
    .option     = options,
    .version    = LIBAVUTIL_VERSION_INT,
};

const FFBitStreamFilter ff_thin_bsf = {
    .p.name         = "thin",
    .p.priv_class   = &thin_class,
    .priv_data_size = sizeof(ThinContext),
    .init           = thin_init,
    .filter         = thin_filter,
    .flush          = thin_flush,
    .close          = thin_close,
};
