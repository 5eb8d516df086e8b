using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Probative.Fingerprints.Sounds;

/// <summary>
/// How many bits differ at each offset of two recordings, counted at some frames of the second: all offsets,
/// eight of them at a time.
/// </summary>
internal sealed class OffsetScan
{
    /// <summary>Five frames a second: those between hardly tell anything new, since a frame has 371 ms.
    /// </summary>
    private const int Step = 16;

    /// <summary>
    /// Bits are added up in bytes, which hold the eight of each byte of so many frames, and then emptied.
    /// </summary>
    private const int Rows = 31;

    private const int Lanes = 8;

    private readonly uint[] _left;
    private readonly uint[] _right;
    private readonly int _first;
    private readonly int[] _errors;
    private readonly int[] _frames;

    private OffsetScan(uint[] left, uint[] right, int first, int offsets, int step)
    {
        // Quiet frames around the first recording stand for what is not there.
        var beyond = right.Length + Lanes;
        _left = new uint[left.Length + (2 * beyond)];
        left.CopyTo(_left, beyond);
        _right = right;
        _first = first;
        _errors = new int[offsets + Lanes];
        _frames = new int[offsets + Lanes];
        for (var at = 0; at < offsets; at += Lanes) Count(at, beyond, step);
        Offsets = offsets;
    }

    /// <summary>How many offsets were counted.</summary>
    public int Offsets { get; }

    /// <summary>Counts at each offset from one on.</summary>
    /// <param name="left">The recording whose time is used.</param>
    /// <param name="right">The other.</param>
    /// <param name="first">The first offset, from -<paramref name="right"/>'s length on.</param>
    /// <param name="offsets">
    /// How many; at the last the second recording begins before the first ends.
    /// </param>
    /// <param name="most">Of longer recordings fewer frames are taken, for no more steps than that.</param>
    public static OffsetScan Of(uint[] left, uint[] right, int first, int offsets, long most)
    {
        var step = Step;
        while ((long)offsets * (right.Length / step) > most) step *= 2;
        return new OffsetScan(left, right, first, offsets, step);
    }

    /// <summary>
    /// The part of the bits that differ at an offset less how far it can be from the whole by chance, and
    /// infinity where no frame was compared. Of neighbouring bits some hang together: 16 of 32 tell, and
    /// beyond three and a half standard deviations nothing is looked for.
    /// </summary>
    /// <param name="place">The place of the offset, 0 for the first.</param>
    public double Least(int place)
    {
        const double Deviations = 3.5 * 0.5 / 4;
        var frames = _frames[place];
        return frames == 0
            ? double.PositiveInfinity
            : (_errors[place] / (32.0 * frames)) - (Deviations / Math.Sqrt(frames));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Count(int place, int beyond, int step)
    {
        var (errors, frames, sums) = (Vector256<uint>.Zero, Vector256<uint>.Zero, Vector256<byte>.Zero);
        var rows = 0;
        ref var left = ref _left[0];
        var offset = _first + place;
        var start = Math.Max(0, 1 - offset - Lanes);
        start += (step - (start % step)) % step;
        var end = Math.Min(_right.Length, (long)_left.Length - (2 * beyond) - offset);
        for (var at = start; at < end; at += step)
        {
            var right = _right[at];
            if (right == SoundPrint.Quiet) continue;
            var there = Vector256.LoadUnsafe(ref left, (nuint)(offset + at + beyond));
            var heard = ~Vector256.Equals(there, Vector256<uint>.Zero);
            sums += Bits((there ^ Vector256.Create(right)) & heard);
            frames -= heard;
            if (++rows < Rows) continue;
            errors += Sum(sums);
            (rows, sums) = (0, Vector256<byte>.Zero);
        }

        (errors + Sum(sums)).AsInt32().StoreUnsafe(ref _errors[place]);
        frames.AsInt32().StoreUnsafe(ref _frames[place]);
    }

    // Of each byte, by pairs, by fours, and both halves.
    private static Vector256<byte> Bits(Vector256<uint> words)
    {
        var pairs = words - ((words >>> 1) & Vector256.Create(0x5555_5555u));
        var fours = (pairs & Vector256.Create(0x3333_3333u))
            + ((pairs >>> 2) & Vector256.Create(0x3333_3333u));
        return ((fours + (fours >>> 4)) & Vector256.Create(0x0F0F_0F0Fu)).AsByte();
    }

    private static Vector256<uint> Sum(Vector256<byte> sums)
    {
        var words = sums.AsUInt32();
        var bytes = Vector256.Create(0x00FF_00FFu);
        var halves = (words & bytes) + ((words >>> 8) & bytes);
        return (halves & Vector256.Create(0xFFFFu)) + (halves >>> 16);
    }
}
