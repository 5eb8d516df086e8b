using System.Security.Cryptography;
using Probative.Formats.Timestamps;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Preservation;

/// <summary>
/// An OpenTimestamps calendar for one test. It promises what it is given, and once it is told to, it answers
/// with a block that commits to it.
/// </summary>
internal sealed class TestCalendar : IDisposable
{
    public const ulong Height = 900_000;

    private readonly TestServer _server;

    // Every calendar adds something of its own.
    private readonly OtsOperation _append =
        new(OtsOperation.Append, RandomNumberGenerator.GetBytes(8));

    private readonly OtsOperation _hash = new(OtsOperation.Sha256);

    public TestCalendar() => _server = new TestServer(Answer);

    public string Url => _server.Url;

    public TestServer Server => _server;

    /// <summary>Whether what was promised is in a block by now.</summary>
    public bool HasBlock { get; set; }

    /// <summary>The Merkle root of the block, once somebody asked for it.</summary>
    public byte[]? MerkleRoot { get; private set; }

    public void Dispose() => _server.Dispose();

    private TestServer.Said Answer(TestServer.Asked asked)
    {
        if (asked is { Method: "POST", Path: "/digest" })
        {
            var pending = OtsTimestamp.Of([OtsAttestation.Pending(Url)], []);
            var hashed = OtsTimestamp.Of([], [(_hash, pending)]);
            return Said(OtsTimestamp.Of([], [(_append, hashed)]), asked.Body);
        }

        const string path = "/timestamp/";
        if (asked.Method != "GET" || !asked.Path.StartsWith(path, StringComparison.Ordinal) || !HasBlock)
            return new TestServer.Said(404, "Pending confirmation"u8.ToArray());
        var message = Convert.FromHexString(asked.Path[path.Length..]);
        MerkleRoot = _hash.Apply(message);
        var block = OtsTimestamp.Of([OtsAttestation.Bitcoin(Height)], []);
        return Said(OtsTimestamp.Of([], [(_hash, block)]), message);
    }

    /// <summary>The timestamp alone, without the head of a file.</summary>
    private static TestServer.Said Said(OtsTimestamp timestamp, byte[] message)
    {
        // A file over a digest is that head, the digest, and the timestamp.
        var file = new OtsFile(OtsOperation.Sha256, new byte[32], timestamp).ToBytes();
        var head = file.AsSpan().IndexOf(new byte[32]) + 32;
        Assert.True(message.Length > 0);
        return new TestServer.Said(200, file[head..]);
    }
}
