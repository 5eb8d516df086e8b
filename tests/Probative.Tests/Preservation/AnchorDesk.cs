using System.Security.Cryptography;
using Probative.Formats.Timestamps;
using Probative.Kernel.Commands;
using Probative.Ledger;
using Probative.Local.Packages;
using Probative.Preservation.Anchors;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Preservation;

/// <summary>A vault whose checkpoints are carried to authorities and back.</summary>
internal sealed class AnchorDesk : IAsyncDisposable
{
    /// <summary>A target that a test finds a nonce for.</summary>
    public const uint EasyBits = 0x207fffff;

    private readonly Desk _desk;
    private int _files;

    private AnchorDesk(Desk desk) => _desk = desk;

    public Desk Desk => _desk;

    public static async Task<AnchorDesk> CreateAsync() => new(await Desk.CreateAsync());

    public Task<Told> TrustAsync(TestAuthority authority, string name = "Karst Time", string? url = null) =>
        TrustAsync(name, url, authority.Root.RawData);

    public Task<Told> TrustAsync(string name, string? url, params byte[][] files) => Desk.RunAsync(
        new AuthorityKeeper(_desk.Vault),
        new TrustAuthority
        {
            By = _desk.Member,
            AuthorityName = name,
            Url = url,
            Certificates = [.. files.Select(bytes => new GivenFile("root.pem", bytes))],
        });

    /// <summary>The bytes that were written for somebody to carry.</summary>
    public async Task<byte[]> RequestAsync(string kind = AnchorKind.Rfc3161)
    {
        var to = _desk.Folder[$"request-{++_files}"];
        var told = await Desk.RunAsync(
            new AnchorRequester(_desk.Vault, new Outlet()),
            new RequestAnchor { By = _desk.Member, Kind = kind, To = to });
        Assert.Equal(Ending.Done, told.Ending);
        return File.ReadAllBytes(to);
    }

    public Task<Told> ImportAsync(byte[] answer, byte[]? header = null, byte[]? list = null) => Desk.RunAsync(
        new AnchorImporter(_desk.Vault, EasyBits),
        new ImportAnchors
        {
            By = _desk.Member,
            Files = [new GivenFile("answer", answer)],
            BlockHeaders = header is null ? [] : [new GivenFile("header", header)],
            RevocationLists = list is null ? [] : [new GivenFile("crl", list)],
        });

    public Task<AnchorRecord> RecordAsync() => AnchorRecord.ReadAsync(_desk.Vault, Desk.Ct);

    /// <summary>
    /// A proof of a note that a calendar has promised to anchor, and what is to be in the block.
    /// </summary>
    public static (OtsFile Proof, byte[] Commitment) Stamp(byte[] note)
    {
        var pending = OtsTimestamp.Of([OtsAttestation.Pending("https://one.calendar.example")], []);
        var nonce = new OtsOperation(OtsOperation.Append, [1, 2, 3]);
        var hash = new OtsOperation(OtsOperation.Sha256);
        var proof = new OtsFile(
            OtsOperation.Sha256,
            SHA256.HashData(note),
            OtsTimestamp.Of([], [(nonce, OtsTimestamp.Of([], [(hash, pending)]))]));
        return (proof, proof.Evaluate()[0].Message!);
    }

    /// <summary>The same proof when the calendar has put it into a block.</summary>
    public static byte[] Upgrade(OtsFile proof, byte[] commitment, ulong height)
    {
        var more = OtsTimestamp.Of([OtsAttestation.Bitcoin(height)], []);
        var upgraded = proof.Timestamp.Upgrade(proof.Digest.Span, commitment, more);
        return new OtsFile(proof.HashTag, proof.Digest.Span, upgraded).ToBytes();
    }

    /// <summary>A header with this Merkle root and as much work as a test can do.</summary>
    public static byte[] Mine(byte[] merkleRoot, uint seconds)
    {
        var bytes = new byte[BitcoinHeader.SizeBytes];
        merkleRoot.CopyTo(bytes, 36);
        BitConverter.TryWriteBytes(bytes.AsSpan(68), seconds);
        BitConverter.TryWriteBytes(bytes.AsSpan(72), EasyBits);
        BitcoinHeader? header;
        do
        {
            bytes[76]++;
            Assert.True(BitcoinHeader.TryRead(bytes, out header, out _));
        }
        while (!header.HasWork(EasyBits));
        return bytes;
    }

    /// <summary>What a check would say of the last anchor, under the easy target of the tests.</summary>
    public async Task<string?> FaultAsync()
    {
        var record = await RecordAsync();
        ReadOnlyMemory<byte>? Read(Hash32 digest)
        {
            using var stream = _desk.Vault.Derivatives.OpenRead(digest);
            if (stream is null) return null;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }

        var root = record.Anchors[^1].Root;
        return new AnchorReview(record, Read, _ => root, EasyBits).FaultOf(record.Anchors[^1]);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();
}
