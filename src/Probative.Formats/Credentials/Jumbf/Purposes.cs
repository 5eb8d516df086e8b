namespace Probative.Formats.Credentials.Jumbf;

/// <summary>
/// What the superboxes of credentials hold, by their UUIDs (C2PA 2.2 section 11.1.4): four letters, and the
/// rest that all of them have.
/// </summary>
internal static class Purposes
{
    public const string Store = "63327061" + Rest;
    public const string Manifest = "63326d61" + Rest;
    public const string UpdateManifest = "6332756d" + Rest;
    public const string CompressedManifest = "6332636d" + Rest;
    public const string Assertions = "63326173" + Rest;
    public const string Claim = "6332636c" + Rest;
    public const string Signature = "63326373" + Rest;
    public const string Cbor = "63626f72" + Rest;
    public const string Json = "6a736f6e" + Rest;

    /// <summary>An embedded file, which has its own UUID in ISO 19566-5 annex B.</summary>
    public const string EmbeddedFile = "40cb0c32bb8a489da70b2ad6f47f4369";

    private const string Rest = "00110010800000aa00389b71";

    public static ReadOnlySpan<byte> StoreBytes =>
    [
        0x63, 0x32, 0x70, 0x61, 0x00, 0x11, 0x00, 0x10, 0x80, 0x00, 0x00, 0xaa, 0x00, 0x38, 0x9b, 0x71,
    ];
}
