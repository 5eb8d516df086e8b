namespace Probative.Formats.Age;

/// <summary>
/// Reads a binary age file (age-encryption.org/v1) from any place: its chunks of 64 KiB open one by one. That
/// the file was not cut is known from the start, because its last chunk says that it is the last; a chunk
/// that was changed is found when it is read. May be used by many threads.
/// </summary>
public sealed class AgeFile : IDisposable
{
    private const int SealedBytes = AgePayload.ChunkBytes + AgeKey.TagBytes;

    // Chunks that stay open, some 4 MB: files that lie beside each other share one, and many are read at a
    // time.
    private const int KeptMax = 64;

    private readonly Stream _input;
    private readonly AgePayload _payload;
    private readonly long _start;
    private readonly long _chunks;
    private readonly byte[] _sealed = new byte[SealedBytes];
    private readonly Dictionary<long, byte[]> _kept = [];
    private readonly Queue<long> _order = new();
    private readonly Lock _gate = new();

    private AgeFile(Stream input, AgePayload payload)
    {
        _input = input;
        _payload = payload;
        _start = input.Position;
        var length = input.Length - _start;
        _chunks = Math.Max(1, (length + SealedBytes - 1) / SealedBytes);
        SizeBytes = length - (_chunks * AgeKey.TagBytes);
    }

    /// <summary>The length of the plain bytes.</summary>
    public long SizeBytes { get; }

    /// <summary>Opens the header and the last chunk.</summary>
    /// <param name="input">The file, at its start; it can seek. It is closed with this, and when this fails.
    /// </param>
    /// <param name="identities">What may open it.</param>
    /// <param name="damage">What is wrong, by <see cref="AgeCodes"/>; an armored file has no header here.
    /// </param>
    /// <returns>Null when something is wrong.</returns>
    public static AgeFile? Open(Stream input, IReadOnlyList<AgeIdentity> identities, out Damage damage)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(identities);
        if (!AgeOpening.TryOpen(input, identities, out var payload, out damage))
        {
            input.Dispose();
            return null;
        }

        var file = new AgeFile(input, payload);

        // A payload of one chunk may be empty; one of several does not end in an empty chunk.
        var isCut = file.SizeBytes < (file._chunks - 1) * AgePayload.ChunkBytes + (file._chunks > 1 ? 1 : 0);
        if (!isCut && file.Open(file._chunks - 1) is not null) return file;
        damage = new Damage(
            AgeCodes.Payload,
            "",
            file._start,
            "The payload does not end as it was written: it was cut, or its last chunk was changed.");
        file.Dispose();
        return null;
    }

    /// <summary>Reads plain bytes.</summary>
    /// <param name="offset">Where in the plain bytes.</param>
    /// <param name="buffer">Takes them.</param>
    /// <param name="damage">The chunk that was changed, by its offset in the file.</param>
    /// <returns>How many were read, at most to the end of a chunk; 0 at the end and at damage.</returns>
    public int ReadAt(long offset, Span<byte> buffer, out Damage damage)
    {
        damage = default;
        if (offset < 0 || offset >= SizeBytes || buffer.IsEmpty) return 0;
        var number = offset / AgePayload.ChunkBytes;
        lock (_gate)
        {
            if (Open(number) is not { } chunk)
            {
                var at = _start + (number * SealedBytes);
                damage = new Damage(AgeCodes.Payload, "", at, "A chunk of the payload was changed.");
                return 0;
            }

            var rest = chunk.AsSpan((int)(offset % AgePayload.ChunkBytes));
            var count = Math.Min(rest.Length, buffer.Length);
            rest[..count].CopyTo(buffer);
            return count;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _payload.Dispose();
        _input.Dispose();
    }

    /// <summary>Null when the chunk does not open.</summary>
    private byte[]? Open(long number)
    {
        if (_kept.TryGetValue(number, out var known)) return known;
        var isLast = number == _chunks - 1;
        _input.Position = _start + (number * SealedBytes);
        var count = _input.ReadAtLeast(_sealed, SealedBytes, throwOnEndOfStream: false);
        if (count < AgeKey.TagBytes || (!isLast && count < SealedBytes)) return null;
        var plain = new byte[count - AgeKey.TagBytes];
        _payload.Seek((ulong)number);
        if (!_payload.TryDecrypt(_sealed.AsSpan(0, count), plain, isLast)) return null;
        _kept.Add(number, plain);
        _order.Enqueue(number);
        if (_order.Count > KeptMax) _kept.Remove(_order.Dequeue());
        return plain;
    }
}
