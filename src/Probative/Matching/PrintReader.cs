using Probative.Fingerprints.Films;
using Probative.Fingerprints.Sounds;
using Probative.Kernel.Vault;
using Probative.Ledger;

namespace Probative.Matching;

/// <summary>
/// Reads prints out of the vault; the last ones stay in memory. Null is what is not there, or is damaged: its
/// digest tells. For one caller at a time.
/// </summary>
internal sealed class PrintReader(IItemStore derivatives)
{
    // A minute of film has some 1.3 MB, half an hour 41.
    private const long KeptBytesMax = 256L * 1024 * 1024;

    private readonly Dictionary<Hash32, (FilmPrint Print, long SizeBytes)> _films = [];
    private readonly Queue<Hash32> _order = [];
    private long _keptBytes;

    public FilmPrint? Film(Hash32 digest)
    {
        if (_films.TryGetValue(digest, out var kept)) return kept.Print;
        if (Bytes(digest) is not { } bytes
            || FilmPrintForm.Read(bytes) is not FilmPrintOutcome.Read(var print)) return null;
        while (_keptBytes + bytes.Length > KeptBytesMax && _order.TryDequeue(out var oldest))
        {
            _films.Remove(oldest, out var gone);
            _keptBytes -= gone.SizeBytes;
        }

        _films.Add(digest, (print, bytes.Length));
        _order.Enqueue(digest);
        _keptBytes += bytes.Length;
        return print;
    }

    public SoundPrint? Sound(Hash32 digest)
    {
        if (Bytes(digest) is not { } bytes || bytes.Length % sizeof(uint) != 0) return null;
        return SoundPrint.FromBytes(bytes);
    }

    private byte[]? Bytes(Hash32 digest)
    {
        using var stream = derivatives.OpenRead(digest);
        if (stream is null) return null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Hash32.Of(bytes) == digest ? bytes : null;
    }
}
