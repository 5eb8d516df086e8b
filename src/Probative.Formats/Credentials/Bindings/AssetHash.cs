using System.Buffers.Binary;
using System.Security.Cryptography;
using Probative.Formats.Bytes;

namespace Probative.Formats.Credentials.Bindings;

/// <summary>The hash of parts of a file, which is read once and never held whole.</summary>
internal sealed class AssetHash : IDisposable
{
    private const int BufferBytes = 1024 * 1024;

    private readonly ByteSource _source;
    private readonly IncrementalHash _hash;
    private readonly byte[] _buffer = new byte[BufferBytes];

    public AssetHash(ByteSource source, HashAlgorithmName algorithm)
    {
        _source = source;
        _hash = IncrementalHash.CreateHash(algorithm);
    }

    /// <summary>Adds bytes of the file; false when it has not as many.</summary>
    public bool Add(ByteRange range)
    {
        for (var at = range.Offset; at < range.End;)
        {
            var part = _buffer.AsSpan(0, (int)Math.Min(BufferBytes, range.End - at));
            if (!_source.TryRead(at, part)) return false;
            _hash.AppendData(part);
            at += part.Length;
        }

        return true;
    }

    /// <summary>Adds a number of 64 bits, the highest byte first.</summary>
    public void Add(long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        _hash.AppendData(bytes);
    }

    public void Add(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    /// <summary>The hash of what was added, and a new beginning.</summary>
    public byte[] Finish() => _hash.GetHashAndReset();

    public void Dispose() => _hash.Dispose();
}
