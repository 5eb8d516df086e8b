using System.Numerics;

namespace Probative.Fingerprints.Index;

/// <summary>
/// What to change in a key to reach every bucket within a distance, in ascending order, so that buckets that
/// lie beside each other in memory are visited one after the other.
/// </summary>
internal sealed class SlotMasks
{
    // One line of memory has the beginnings of 16 buckets.
    private const int StartsInLine = 16;

    public SlotMasks(int width, int distance)
    {
        var values = new List<uint>();
        Collect(values, 0, width, distance);
        values.Sort();
        Values = [.. values];
        Distances = [.. values.Select(value => (byte)BitOperations.PopCount(value))];
        Lines = [.. values.Select(value => value & ~(uint)(StartsInLine - 1)).Distinct()];
    }

    public uint[] Values { get; }

    /// <summary>How many bits each changes.</summary>
    public byte[] Distances { get; }

    /// <summary>Those of which no two lead to the same line of beginnings.</summary>
    public uint[] Lines { get; }

    private static void Collect(List<uint> values, uint from, int width, int distance)
    {
        values.Add(from);
        if (distance == 0) return;
        // Each set of bits once: only bits below the lowest that is set are added.
        var below = from == 0 ? width : BitOperations.TrailingZeroCount(from);
        for (var bit = 0; bit < below; bit++) Collect(values, from | (1u << bit), width, distance - 1);
    }
}
