using System.Text.Json.Nodes;
using Probative.Formats;

namespace Probative.Fuzz;

/// <summary>What holds of the answer of every reader.</summary>
internal static class Promise
{
    public static void Holds(bool isSo, string what)
    {
        if (!isSo) throw new BrokenPromiseException(what);
    }

    /// <summary>Damage has a code and a sentence, and lies inside of the file or nowhere.</summary>
    public static void Damage(DamageList damage, long length)
    {
        foreach (var one in damage) Damage(one, length);
    }

    public static void Damage(Damage damage, long length)
    {
        Holds(!string.IsNullOrEmpty(damage.Code), "Damage has no code.");
        Holds(!string.IsNullOrEmpty(damage.Message), $"Damage {damage.Code} has no sentence.");
        Holds(
            damage.Offset >= Formats.Damage.NoOffset && damage.Offset <= length,
            $"Damage {damage.Code} lies at {damage.Offset} of {length} bytes.");
    }

    /// <summary>A range lies inside of the file.</summary>
    public static void Inside(long offset, long size, long length, string what) => Holds(
        offset >= 0 && size >= 0 && offset <= length && size <= length - offset,
        $"{what}: {size} bytes at {offset} of {length}.");

    /// <summary>The answer can be written as JSON: it holds no number that has no form there.</summary>
    public static void Written(JsonObject json) => Holds(json.ToJsonString().Length > 1, "Empty JSON.");
}
