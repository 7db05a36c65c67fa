"""The version of the distribution; a release also carries it as `info.version` of the contract."""

__version__ = "0.2.0"
