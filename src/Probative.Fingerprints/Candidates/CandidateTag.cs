using Probative.Fingerprints.Index;
using Probative.Fingerprints.Local;

namespace Probative.Fingerprints.Candidates;

/// <summary>
/// What an entry's tag says: the film (32 bits), its sample (12), whether that is poor in texture (1), the
/// level (4; <see cref="HashLevel"/> for a frame hash), the direction (7) and the place (4 and 4).
/// </summary>
/// <param name="Value">The tag.</param>
internal readonly record struct CandidateTag(ulong Value)
{
    /// <summary>The level that says that the entry is the hash of a frame.</summary>
    public const int HashLevel = 15;

    /// <summary>Steps of a full turn.</summary>
    public const int FullTurn = 128;

    /// <summary>Parts of a working picture in each direction, each of 32 pixels.</summary>
    public const int PlacesAcross = 16;

    /// <summary>What a feature's place is divided by, for parts.</summary>
    public const int UnitsPerPlace = 32 * LocalFeature.UnitsPerPixel;

    public uint Film => (uint)(Value >> 32);

    public int Sample => (int)(Value >> 20) & 0xFFF;

    public bool IsPoor => ((Value >> 19) & 1) != 0;

    public int Level => (int)(Value >> 15) & 15;

    public int Turn => (int)(Value >> 8) & (FullTurn - 1);

    public int X => (int)(Value >> 4) & 15;

    public int Y => (int)Value & 15;

    /// <summary>The place as one number, 0 to 255.</summary>
    public int Area => (int)Value & 255;

    public bool IsHash => Level == HashLevel;

    /// <summary>All tags of a film.</summary>
    public static TagRange AllOf(uint film) => new((ulong)film << 32, ((ulong)film << 32) | uint.MaxValue);

    public static CandidateTag OfHash(uint film, int sample, bool isPoor) =>
        new(Upper(film, sample, isPoor) | (HashLevel << 15));

    public static CandidateTag OfFeature(uint film, int sample, bool isPoor, LocalFeature feature) => new(
        Upper(film, sample, isPoor)
        | ((ulong)feature.Level << 15)
        | ((ulong)(uint)(feature.Turn / (Turns.Full / FullTurn)) << 8)
        | (Place(feature.X) << 4)
        | Place(feature.Y));

    private static ulong Upper(uint film, int sample, bool isPoor) =>
        ((ulong)film << 32) | ((ulong)(uint)sample << 20) | (isPoor ? 1UL << 19 : 0);

    private static ulong Place(ushort units) =>
        (ulong)Math.Min((uint)units / UnitsPerPlace, PlacesAcross - 1u);
}
