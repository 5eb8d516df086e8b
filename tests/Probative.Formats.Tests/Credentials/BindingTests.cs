using System.Buffers.Binary;
using System.Security.Cryptography;
using Probative.Formats.Bytes;
using Probative.Formats.Credentials;
using Xunit;

namespace Probative.Formats.Tests.Credentials;

public sealed class BindingTests : IDisposable
{
    private readonly SampleSigner _signer = new();

    public void Dispose() => _signer.Dispose();

    [Theory]
    [InlineData("c2pa.hash.bmff")]
    [InlineData("c2pa.hash.bmff.v2")]
    [InlineData("c2pa.hash.bmff.v3")]
    public void Boxes_of_a_film_are_hashed_with_their_offsets_since_the_second_version(string label)
    {
        var film = Film(label, _ => null);
        Assert.Equal(CredentialsState.Trusted, Read(film).State);
        var media = film.Length - 20;
        film[media] ^= 1;
        Assert.Equal(["assertion.bmffHash.mismatch"], Read(film).FailureCodes);
        film[media] ^= 1;

        // An excluded box that is put before the others moves them.
        byte[] moved = [.. SampleManifest.Box("ftyp", new byte[8]), .. film];
        var expected = label == "c2pa.hash.bmff" ? CredentialsState.Trusted : CredentialsState.Invalid;
        Assert.Equal(expected, Read(moved).State);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(4)]
    [InlineData(2)]
    [InlineData(1)]
    public void Media_under_a_tree_is_checked_by_any_row_of_it(int row)
    {
        var film = Film("c2pa.hash.bmff.v3", media => Tree(media, row));
        var report = Read(film);
        Assert.Equal(CredentialsState.Trusted, report.State);
        Assert.All(report.Uncovered, range => Assert.True(range.End <= 20));
        film[^20] ^= 1;
        Assert.Equal(["assertion.bmffHash.mismatch"], Read(film).FailureCodes);
    }

    [Fact]
    public void A_tree_over_less_than_the_media_does_not_pass()
    {
        var film = Film("c2pa.hash.bmff.v3", media => Tree(media.AsSpan(0, 90).ToArray(), 2));
        Assert.Equal(["assertion.bmffHash.mismatch"], Read(film).FailureCodes);
    }

    [Fact]
    public void Trees_over_fragments_leave_the_binding_unchecked()
    {
        var film = Film("c2pa.hash.bmff.v3", _ => SampleCbor.Map(
            ("uniqueId", 1), ("localId", 1), ("count", 2), ("hashes", new[] { new byte[32] })));
        var report = Read(film);
        Assert.Equal(CredentialsState.Unbound, report.State);
        Assert.Contains(report.Findings, finding => finding.Code == StatusCodes.BindingUnchecked);
    }

    [Theory]
    [InlineData(CredentialCarrier.Jpeg)]
    [InlineData(CredentialCarrier.Png)]
    public void Named_parts_of_a_picture_are_hashed_each(CredentialCarrier carrier)
    {
        var picture = Parts(carrier, null);
        Assert.Empty(Read(picture).FailureCodes);
        Assert.Equal(CredentialsState.Trusted, Read(picture).State);
        var store = Read(picture).Ranges;
        picture[(int)store[^1].End + 12] ^= 1;
        Assert.Contains("assertion.boxesHash.mismatch", Read(picture).FailureCodes);
        Assert.Contains("assertion.boxesHash.unknownBox", Read(Parts(carrier, "XYZ")).FailureCodes);
    }

    [Fact]
    public void An_update_makes_the_store_longer_and_keeps_the_binding()
    {
        var before = SampleCarrier.Bound(
            CredentialCarrier.Png, binding => SampleManifest.Store(Original(binding)));
        var original = Read(before).Store[(8 + 30)..].ToArray();
        var update = new SampleManifest(_signer, "urn:c2pa:2") { IsUpdate = true };
        update.Assertions.Clear();
        update.Assertions.Add(("c2pa.ingredient.v3", SampleCbor.Of(SampleCbor.Map(
            ("relationship", "parentOf"),
            ("activeManifest", SampleManifest.Reference("self#jumbf=/c2pa/urn:c2pa:1", original)),
            ("validationResults", SampleCbor.Map(("activeManifest", SampleCbor.Map())))))));
        var store = SampleManifest.Store(original, update.Box());
        var file = SampleCarrier.Embed(CredentialCarrier.Png, store).File;
        var report = Read(file);
        Assert.Empty(report.FailureCodes);
        Assert.Equal(CredentialsState.Trusted, report.State);
        Assert.Equal(ManifestKind.Update, report.Manifests[^1].Kind);
        file[^30] ^= 1;
        Assert.Equal(["assertion.dataHash.mismatch"], Read(file).FailureCodes);
        update.Assertions.Clear();
        store = SampleManifest.Store(original, update.Box());
        file = SampleCarrier.Embed(CredentialCarrier.Png, store).File;
        Assert.Equal(["manifest.update.wrongParents"], Read(file).FailureCodes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("jumb")]
    public void A_compressed_manifest_is_unpacked_and_a_broken_one_is_told(string letters)
    {
        var picture = new byte[50];
        var binding = SampleCbor.Of(SampleCbor.Map(("alg", "sha256"), ("hash", SHA256.HashData(picture))));
        var earlier = new SampleManifest(_signer, "urn:c2pa:0");
        earlier.Assertions.Add(("c2pa.hash.data", binding));
        var store = SampleManifest.Store(earlier.Box(), SampleManifest.Pack(Original(binding), letters));
        CredentialsReport Beside() => CredentialsReader.Read(
            new MemoryBytes(picture),
            _signer.Believed(new MemoryBytes(store)));
        Assert.Equal(CredentialsState.Trusted, Beside().State);
        Assert.Equal("urn:c2pa:1", Beside().ActiveManifest);

        // The manifest before it would hold by itself, and is not the one that is active.
        store.AsSpan(store.Length - 300, 100).Clear();
        Assert.Equal(["manifest.compressed.invalid"], Beside().FailureCodes);
    }

    [Fact]
    public void A_compressed_manifest_cannot_fill_the_memory()
    {
        var bomb = SampleManifest.Store(SampleManifest.Pack(new byte[200_000_000], ""));
        Assert.True(bomb.Length < 1_000_000);
        var report = Read(SampleCarrier.Embed(CredentialCarrier.Png, bomb).File);
        Assert.Equal(CredentialsState.Unreadable, report.State);
        Assert.Contains(report.Damage, damage => damage.Code == CredentialCodes.Packed);
    }

    private byte[] Original(byte[] binding)
    {
        var manifest = new SampleManifest(_signer, "urn:c2pa:1");
        manifest.Assertions.Add(("c2pa.hash.data", binding));
        return manifest.Box();
    }

    private CredentialsReport Read(byte[] file) => CredentialsReader.Read(
        new MemoryBytes(file), _signer.Believed());

    private byte[] Store(string label, Dictionary<string, object> content)
    {
        var manifest = new SampleManifest(_signer, "urn:c2pa:1");
        manifest.Assertions.Add((label, SampleCbor.Of(content)));
        return SampleManifest.Store(manifest.Box());
    }

    /// <summary>A film that is bound but for its type and the store, by a tree if wanted.</summary>
    private byte[] Film(string label, Func<byte[], Dictionary<string, object>?> tree)
    {
        var hash = new byte[32];
        for (var round = 0; ; round++)
        {
            var map = SampleCbor.Map(
                ("exclusions", new List<object>
                {
                    SampleCbor.Map(("xpath", "/uuid"), ("data", new[]
                    {
                        SampleCbor.Map(("offset", 8), ("value", SampleCarrier.Uuid)),
                    })),
                    SampleCbor.Map(("xpath", "/ftyp")),
                }),
                ("alg", "sha256"),
                ("hash", hash));
            var film = SampleCarrier.Embed(CredentialCarrier.Bmff, Store(label, map)).File;
            var isTree = tree(film.AsSpan(film.Length - 508 + 16).ToArray()) is { } maps;
            if (isTree)
            {
                ((List<object>)map["exclusions"]).Add(SampleCbor.Map(
                    ("xpath", "/mdat"), ("subset", new[] { SampleCbor.Map(("offset", 16), ("length", 0)) })));
                map["merkle"] = new[] { tree(film.AsSpan(film.Length - 508 + 16).ToArray())! };
                film = SampleCarrier.Embed(CredentialCarrier.Bmff, Store(label, map)).File;
            }

            var computed = Hash(film, label != "c2pa.hash.bmff", isTree);
            if (computed.AsSpan().SequenceEqual(hash)) return film;
            Assert.True(round < 10);
            hash = computed;
        }
    }

    private static byte[] Hash(byte[] film, bool hasOffsets, bool isTree)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var moov = film.Length - 508 - 56;
        var offset = new byte[8];
        var boxes = new[] { (moov, moov + 56), (moov + 56, isTree ? moov + 72 : film.Length) };
        foreach (var (start, end) in boxes)
        {
            BinaryPrimitives.WriteInt64BigEndian(offset, start);
            if (hasOffsets) hash.AppendData(offset);
            hash.AppendData(film, start, end - start);
        }

        return hash.GetHashAndReset();
    }

    /// <summary>Blocks of 75 bytes, and the row of their tree that has so many hashes.</summary>
    private static Dictionary<string, object> Tree(byte[] media, int count)
    {
        var row = media.Chunk(75).Select(SHA256.HashData).ToList();
        var leaves = row.Count;
        while (row.Count > count) row = [.. row.Chunk(2).Select(Above)];
        return SampleCbor.Map(
            ("uniqueId", 0), ("localId", 0), ("count", leaves), ("fixedBlockSize", 75), ("hashes", row));
    }

    private static byte[] Above(byte[][] pair) =>
        pair.Length == 2 ? SHA256.HashData([.. pair[0], .. pair[1]]) : pair[0];

    /// <summary>A picture bound by hashes of its parts; one under a wrong name if wanted.</summary>
    private byte[] Parts(CredentialCarrier carrier, string? wrong)
    {
        var (first, rest) = carrier == CredentialCarrier.Jpeg
            ? (new[] { "SOI", "APP0" }, new[] { "DQT", "SOS", "EOI" })
            : (["PNGh", "IHDR"], ["IDAT", "IEND"]);
        if (wrong is not null) rest[0] = wrong;
        var (file, frame) = SampleCarrier.Embed(carrier, new byte[100]);
        var before = SHA256.HashData(file.AsSpan(0, (int)frame.Offset));
        var after = SHA256.HashData(file.AsSpan((int)frame.End));
        var store = Store("c2pa.hash.boxes", SampleCbor.Map(("alg", "sha256"), ("boxes", new[]
        {
            SampleCbor.Map(("names", first), ("hash", before)),
            SampleCbor.Map(("names", new List<string> { "C2PA" }), ("hash", new byte[1])),
            SampleCbor.Map(("names", rest), ("hash", after)),
        })));
        return SampleCarrier.Embed(carrier, store).File;
    }
}
