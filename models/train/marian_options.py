"""The `special:model.yml` of a model: what Marian builds its network from."""
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .net import Config

# Marian asks for each of these without a default of its own, whether the network uses it or not.
UNUSED = {
    "dec-cell": "gru", "dec-cell-base-depth": 2, "dec-cell-high-depth": 1, "dim-rnn": 1024,
    "enc-cell": "gru", "enc-cell-depth": 1, "enc-type": "bidirectional",
    "bert-train-type-embeddings": True, "bert-type-vocab-size": 2,
    "embedding-fix-src": False, "embedding-fix-trg": False, "input-types": [], "layer-normalization": False, "lemma-dim-emb": 0,
    "output-omit-bias": False, "right-left": False, "skip": False,
    "transformer-aan-activation": "swish", "transformer-aan-depth": 2, "transformer-aan-nogate": False, "transformer-dim-aan": 2048,
    "transformer-tied-layers": [], "transformer-train-positions": False, "transformer-train-position-embeddings": False,
    "ulr": False, "ulr-dim-emb": 0, "ulr-trainable-transformation": False, "ulr-dropout": 0, "ulr-softmax-temperature": 1,
}


# Where the layer norms (n) stand among dropout (d) and addition (a).
NORMS = {
    "pre": {"transformer-preprocess": "n", "transformer-postprocess": "da", "transformer-postprocess-top": "n"},
    "post": {"transformer-preprocess": "", "transformer-postprocess": "dan", "transformer-postprocess-top": ""},
}


def options_of(config: "Config", source_rows: int, target_rows: int) -> dict:
    return {
        **UNUSED, **NORMS[config.norm],
        "version": "v1.9.56", "type": "transformer", "dim-vocabs": [source_rows, target_rows], "dim-emb": config.width,
        "enc-depth": config.encoder_layers, "dec-depth": config.decoder_layers,
        "tied-embeddings": True, "tied-embeddings-src": False, "tied-embeddings-all": False,
        "transformer-heads": config.heads, "transformer-dim-ffn": config.inner, "transformer-ffn-depth": 2, "transformer-ffn-activation": "relu",
        "transformer-postprocess-emb": "d",
        "transformer-decoder-autoreg": "self-attention", "transformer-guided-alignment-layer": "last",
        "transformer-no-projection": False, "transformer-pool": False, "transformer-depth-scaling": False,
    }
