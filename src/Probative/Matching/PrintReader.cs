using Probative.Fingerprints.Films;
using Probative.Fingerprints.Sounds;
using Probative.Kernel.Vault;
using Probative.Ledger;

namespace Probative.Matching;

/// <summary>
/// Reads prints out of the vault; the last ones stay in memory, those of pictures and of sound each by
/// themselves: an item is held against all sound of its case and a few films. Null is what is not there, or
/// is damaged: its digest tells. For one caller at a time.
/// </summary>
internal sealed class PrintReader(IVault vault)
{
    // A minute of film has some 1.3 MB, half an hour 41; a minute of sound 19 kB.
    private const long KeptBytesMax = 256L * 1024 * 1024;

    private readonly Shelf<FilmPrint> _films = new(vault);
    private readonly Shelf<SoundPrint> _sounds = new(vault);

    public FilmPrint? Film(Hash32 digest) => _films.Read(
        digest, bytes => FilmPrintForm.Read(bytes) is FilmPrintOutcome.Read(var print) ? print : null);

    public SoundPrint? Sound(Hash32 digest) => _sounds.Read(
        digest, bytes => bytes.Length % sizeof(uint) == 0 ? SoundPrint.FromBytes(bytes) : null);

    private sealed class Shelf<TPrint>(IVault vault)
        where TPrint : class
    {
        private readonly Dictionary<Hash32, (TPrint Print, long SizeBytes)> _kept = [];
        private readonly Queue<Hash32> _order = [];
        private long _keptBytes;

        public TPrint? Read(Hash32 digest, Func<byte[], TPrint?> read)
        {
            if (_kept.TryGetValue(digest, out var kept)) return kept.Print;
            if (KeptBytes.Find(vault, digest) is not { } bytes || read(bytes) is not { } print) return null;
            while (_keptBytes + bytes.Length > KeptBytesMax && _order.TryDequeue(out var oldest))
            {
                _kept.Remove(oldest, out var gone);
                _keptBytes -= gone.SizeBytes;
            }

            _kept.Add(digest, (print, bytes.Length));
            _order.Enqueue(digest);
            _keptBytes += bytes.Length;
            return print;
        }
    }
}
