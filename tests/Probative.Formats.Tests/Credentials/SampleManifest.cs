using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Probative.Formats.Tests.Credentials;

/// <summary>A manifest that a test describes, and the boxes that it becomes.</summary>
internal sealed class SampleManifest(SampleSigner signer, string label)
{
    private const string Rest = "00110010800000aa00389b71";

    public string Label { get; } = label;

    public bool IsUpdate { get; init; }

    /// <summary>Labels and contents of the assertions to which the claim refers.</summary>
    public List<(string Label, byte[] Content)> Assertions { get; } =
    [
        ("c2pa.actions.v2", SampleCbor.Of(SampleCbor.Map(
            ("actions", new[] { SampleCbor.Map(("action", "c2pa.created")) })))),
    ];

    /// <summary>Assertions that lie there without a reference.</summary>
    public List<(string Label, byte[] Content)> Undeclared { get; } = [];

    /// <summary>Labels that the claim refers to, and that are left out of the boxes.</summary>
    public HashSet<string> LeftOut { get; } = [];

    public List<string> Redactions { get; } = [];

    public Func<byte[], byte[]>? Stamp { get; init; }

    public string Uri => $"self#jumbf=/c2pa/{Label}";

    public static byte[] Store(params byte[][] manifests) =>
        Super("63327061" + Rest, "c2pa", [.. manifests.SelectMany(manifest => manifest)]);

    /// <summary>The whole box of the manifest.</summary>
    public byte[] Box()
    {
        var boxes = Assertions.Where(assertion => !LeftOut.Contains(assertion.Label)).Concat(Undeclared)
            .SelectMany(assertion => Assertion(assertion.Label, assertion.Content)).ToArray();
        var claim = SampleCbor.Of(Claim());
        return Super(
            (IsUpdate ? "6332756d" : "63326d61") + Rest,
            Label,
            [
                .. Super("63326173" + Rest, "c2pa.assertions", boxes),
                .. Super("6332636c" + Rest, "c2pa.claim.v2", Box("cbor", claim)),
                .. Super("63326373" + Rest, "c2pa.signature", Box("cbor", signer.Sign(claim, Stamp))),
            ]);
    }

    /// <summary>A compressed manifest: the box of a manifest in Brotli.</summary>
    public static byte[] Pack(byte[] manifest, string letters)
    {
        using var output = new MemoryStream();
        using (var packer = new BrotliStream(output, CompressionLevel.Fastest, leaveOpen: true))
            packer.Write(manifest);
        byte[] packed = [.. Encoding.ASCII.GetBytes(letters), .. output.ToArray()];
        return Super("6332636d" + Rest, "urn:c2pa:1", Box("brob", packed));
    }

    /// <summary>A hashed URI of a whole superbox, as ingredients have it.</summary>
    public static Dictionary<string, object> Reference(string uri, byte[] box) =>
        SampleCbor.Map(("url", uri), ("alg", "sha256"), ("hash", SHA256.HashData(box.AsSpan(8))));

    /// <summary>A hashed URI of an assertion of the same manifest, as the claim has it.</summary>
    public static Dictionary<string, object> ReferenceTo(string label, byte[] content) =>
        Reference($"self#jumbf=c2pa.assertions/{label}", Assertion(label, content));

    public static byte[] Box(string type, byte[] content)
    {
        var box = new byte[8 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        Encoding.ASCII.GetBytes(type, box.AsSpan(4));
        content.CopyTo(box.AsSpan(8));
        return box;
    }

    private static byte[] Super(string purpose, string label, byte[] content) => Box(
        "jumb",
        [
            .. Box("jumd", [.. Convert.FromHexString(purpose), 3, .. Encoding.UTF8.GetBytes(label), 0]),
            .. content,
        ]);

    private static byte[] Assertion(string label, byte[] content) =>
        Super("63626f72" + Rest, label, Box("cbor", content));

    private Dictionary<string, object> Claim()
    {
        var claim = SampleCbor.Map(
            ("instanceID", "xmp:iid:4d2"),
            ("claim_generator_info", SampleCbor.Map(("name", "Karst Camera"), ("version", "2.1"))),
            ("signature", $"{Uri}/c2pa.signature"),
            ("dc:title", "bridge.jpg"),
            ("alg", "sha256"),
            ("created_assertions", Assertions
                .Select(assertion => ReferenceTo(assertion.Label, assertion.Content)).ToList()));
        if (Redactions.Count > 0) claim["redacted_assertions"] = Redactions;
        return claim;
    }
}
