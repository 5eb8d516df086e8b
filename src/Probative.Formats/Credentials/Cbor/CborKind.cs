namespace Probative.Formats.Credentials.Cbor;

/// <summary>What a value of CBOR is (RFC 8949 section 3.1), as far as credentials use it.</summary>
internal enum CborKind
{
    Null,
    Boolean,
    Integer,
    Number,
    Text,
    Bytes,
    Array,
    Map,
    Other,
}
