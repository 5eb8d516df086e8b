using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Probative.Formats.Bytes;
using Probative.Formats.Credentials;
using Xunit;

namespace Probative.Formats.Tests.Credentials;

public sealed class CarrierTests : IDisposable
{
    private readonly SampleSigner _signer = new();

    public static TheoryData<CredentialCarrier> Carriers =>
    [
        CredentialCarrier.Jpeg, CredentialCarrier.Png, CredentialCarrier.Bmff, CredentialCarrier.Riff,
        CredentialCarrier.Tiff, CredentialCarrier.Gif, CredentialCarrier.Mp3, CredentialCarrier.Svg,
        CredentialCarrier.Pdf,
    ];

    public void Dispose() => _signer.Dispose();

    [Theory]
    [MemberData(nameof(Carriers))]
    public void Each_kind_of_file_gives_its_store_and_where_it_lies(CredentialCarrier carrier)
    {
        var file = File(carrier);
        var report = CredentialsReader.Read(new MemoryBytes(file), Options());
        Assert.Empty(report.FailureCodes);
        Assert.Equal(CredentialsState.Trusted, report.State);
        Assert.Equal(carrier, report.Carrier);
        Assert.Empty(report.Damage);
        Assert.Empty(report.Uncovered);
        Assert.Equal("urn:c2pa:1", report.ActiveManifest);
        Assert.Equal("Karst Camera 2.1", report.Manifests[0].Claim!.Generator);
        Assert.Equal("c2pa.created", Assert.Single(report.Manifests[0].Actions).Name);
        Assert.Equal("CN=Mira Voss", report.Manifests[0].Signature!.Subject);
    }

    [Theory]
    [MemberData(nameof(Carriers))]
    public void No_changed_bit_outside_of_the_store_stays_unnoticed(CredentialCarrier carrier)
    {
        var file = File(carrier);
        var store = CredentialsReader.Read(new MemoryBytes(file), Options()).Ranges;
        for (var i = 0; i < file.Length; i++)
        {
            if (store.Any(range => i >= range.Offset && i < range.End)) continue;
            file[i] ^= 0x10;
            var state = CredentialsReader.Read(new MemoryBytes(file), Options()).State;
            file[i] ^= 0x10;
            Assert.NotEqual(CredentialsState.Trusted, state);
        }
    }

    [Theory]
    [MemberData(nameof(Carriers))]
    public void Broken_files_end_quickly_and_without_an_exception(CredentialCarrier carrier)
    {
        var file = File(carrier);
        var place = Gen.Int[0, file.Length - 1];
        Gen.Select(place, Gen.Byte, place, Gen.Byte, Gen.Int[0, 3])
            .Sample(
                (first, one, second, two, cut) =>
                {
                    var broken = file.ToArray();
                    broken[first] = one;
                    broken[second] = two;
                    var length = cut == 0 ? first : broken.Length;
                    CredentialsReader.Read(new MemoryBytes(broken.AsMemory(0, length)), Options());
                },
                iter: 400);
    }

    [Fact]
    public void Random_bytes_behind_the_beginning_of_each_kind_end_quickly()
    {
        string[] starts =
        [
            "ffd8ffeb", "89504e470d0a1a0a", "000000186674797069736f6d", "52494646", "49492a0008000000",
            "4d4d002b", "474946383961", "49443304", "3c737667", "255044462d", "0000001e6a756d62", "",
        ];
        Gen.Select(Gen.Int[0, starts.Length - 1], Gen.Byte.Array[0, 300]).Sample(
            (start, rest) =>
            {
                byte[] bytes = [.. Convert.FromHexString(starts[start]), .. rest];
                var report = CredentialsReader.Read(new MemoryBytes(bytes));
                Assert.NotEqual(CredentialsState.Valid, report.State);
            },
            iter: 5_000);
    }

    [Fact]
    public void A_store_beside_the_file_is_held_against_the_file()
    {
        var image = "Salt and water, and nothing else."u8.ToArray();
        var manifest = new SampleManifest(_signer, "urn:c2pa:1");
        manifest.Assertions.Add(("c2pa.hash.data", SampleCbor.Of(SampleCbor.Map(
            ("alg", "sha256"), ("hash", SHA256.HashData(image))))));
        var store = SampleManifest.Store(manifest.Box());
        var options = _signer.Believed(new MemoryBytes(store));
        Assert.Equal(CredentialsState.Trusted, CredentialsReader.Read(new MemoryBytes(image), options).State);
        image[3] ^= 1;
        Assert.Equal(
            ["assertion.dataHash.mismatch"],
            CredentialsReader.Read(new MemoryBytes(image), options).FailureCodes);
        var alone = CredentialsReader.Read(new MemoryBytes(store), Options());
        Assert.Equal(CredentialsState.Unbound, alone.State);
    }

    [Theory]
    [InlineData("https://a.example/?a=1&amp;b=2", "https://a.example/?a=1&b=2")]
    [InlineData("self#jumbf=/c2pa/an:invented/c2pa.claim", null)]
    public void The_address_of_a_store_elsewhere_is_told_and_unescaped(string written, string? address)
    {
        var packet = Encoding.UTF8.GetBytes($"<x dcterms:provenance = \"{written}\"/>");
        byte[] content = [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. packet];
        byte[] file = [0xff, 0xd8, 0xff, 0xe1, 0, (byte)(content.Length + 2), .. content, 0xff, 0xd9];
        var report = CredentialsReader.Read(new MemoryBytes(file));
        Assert.Equal(CredentialsState.Absent, report.State);
        Assert.Equal(address, report.RemoteUri);
    }

    [Fact]
    public void A_store_that_begins_behind_the_end_is_damage_at_the_end()
    {
        // A segment with a piece of a store states more bytes than there are.
        byte[] file =
        [
            0xff, 0xd8, 0xff, 0xe0, 0, 11, .. "JFIF\0...."u8, 0xff, 0xeb, 2, 0xce,
            .. "JP"u8, 2, 0x0b, 0, 0, 0, 0, 4, 0xb4, .. "jumb"u8, 0, 0x80,
        ];
        var report = CredentialsReader.Read(new MemoryBytes(file));
        Assert.NotEmpty(report.Damage);
        Assert.All(report.Damage, damage => Assert.InRange(damage.Offset, 0, file.Length));
    }

    [Fact]
    public void A_frame_that_is_cut_behind_its_store_ends_with_the_file()
    {
        var whole = File(CredentialCarrier.Png);
        var end = (int)CredentialsReader.Read(new MemoryBytes(whole)).Ranges[0].End;
        var report = CredentialsReader.Read(new MemoryBytes(whole.AsMemory(0, end - 2)));
        Assert.Equal(end - 2, Assert.Single(report.Ranges).End);
    }

    [Fact]
    public void A_packet_that_is_named_thousands_of_times_is_not_read_each_time()
    {
        const int Fields = 5_000;
        byte[] field = [0xbc, 2, 1, 0, 0x00, 0xea, 0, 0, 8, 0, 0, 0];
        byte[] count = [Fields & 0xff, Fields >> 8];
        byte[] file =
            [.. "II*\0"u8, 8, 0, 0, 0, .. count, .. Enumerable.Repeat(field, Fields).SelectMany(one => one)];
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Null(CredentialsReader.Read(new MemoryBytes(file)).RemoteUri);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024 * 1024);
    }

    private CredentialsOptions Options() => _signer.Believed();

    private byte[] File(CredentialCarrier carrier) => SampleCarrier.Bound(carrier, binding =>
    {
        var manifest = new SampleManifest(_signer, "urn:c2pa:1");
        manifest.Assertions.Add(("c2pa.hash.data", binding));
        return SampleManifest.Store(manifest.Box());
    });
}
