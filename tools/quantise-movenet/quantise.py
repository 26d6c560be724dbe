"""Turns the convolutions of MoveNet's backbone into 8-bit ones: quantise.py FLOAT_MODEL PICTURES OUT

Static quantisation: of what each layer gives, the range over the PICTURES is kept, so that the same model and pictures
give the same bytes. Weights take 7 of the 8 bits (reduce_range): with all 8, processors without VNNI overflow in the
middle of a sum and find other people. The first block sees the picture itself and the decoder adds up maps of all sizes:
in 8 bits both lose people, and they stay as they are.

PICTURES is a folder of files named NUMBER.HEIGHTxWIDTH.rgb that hold three planes of bytes. Needs requirements.txt.
"""

import sys
import tempfile
from pathlib import Path

import numpy
import onnx
from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static

BACKBONE = "center_net_mobile_net_v2fpn_feature_extractor/model_1/model/"
FIRST_BLOCK = ("Conv1/", "expanded_conv_")


class Pictures(CalibrationDataReader):
    def __init__(self, folder: Path):
        self.files = iter(sorted(folder.glob("*.rgb")))

    def get_next(self):
        file = next(self.files, None)
        if file is None:
            return None
        height, width = map(int, file.name.split(".")[1].split("x"))
        return {"picture": numpy.fromfile(file, numpy.uint8).reshape(1, 3, height, width)}


def simplify(source: Path, to: Path) -> onnx.ModelProto:
    """The graph without the transpositions and conversions that cancel, and with a name for each node."""
    options = SessionOptions()
    options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.optimized_model_filepath = str(to)
    InferenceSession(str(source), options, providers=["CPUExecutionProvider"])
    model = onnx.load(str(to))
    for number, node in enumerate(model.graph.node):
        node.name = f"{node.op_type}.{number}"
    onnx.save(model, str(to))
    return model


def backbone_nodes(graph: onnx.GraphProto) -> list[str]:
    """The convolutions after the first block, and what lies between them."""
    convolutions = [
        number
        for number, node in enumerate(graph.node)
        if node.op_type == "Conv" and BACKBONE in node.input[1] and not any(f"{BACKBONE}{name}" in node.input[1] for name in FIRST_BLOCK)
    ]
    first, last = min(convolutions), max(convolutions)
    between = [
        number for number in range(first, last + 2) if graph.node[number].op_type in ("Add", "Clip")
    ]
    return [graph.node[number].name for number in sorted(convolutions + between)]


def main(source: Path, pictures: Path, to: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        simplified = Path(scratch) / "simplified.onnx"
        graph = simplify(source, simplified).graph
        quantize_static(
            str(simplified),
            str(to),
            Pictures(pictures),
            nodes_to_quantize=backbone_nodes(graph),
            quant_format=QuantFormat.QDQ,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            activation_type=QuantType.QUInt8,
            extra_options={"ActivationSymmetric": False, "WeightSymmetric": True},
        )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
