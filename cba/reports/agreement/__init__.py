"""The agreement between partners: who pays whom, when, on what terms."""
