using System.Globalization;
using Probative.Fingerprints.HashLists;
using Probative.Kernel.Commands;
using Probative.Kernel.Views;

namespace Probative.Matching.HashLists;

/// <summary>What a person is told when a list of hashes is not what it should be.</summary>
internal static class HashListProblems
{
    /// <summary>An entry that was left out of a list that was taken in.</summary>
    public static Problem LeftOut(HashListFault fault) =>
        Of(fault, "Ask whoever gave the list. What is right in it is taken in.");

    /// <summary>Why a list was not taken in.</summary>
    public static Problem Refused(HashListFault fault) =>
        Of(fault, "Ask whoever gave the list for one that is whole.");

    private static Problem Of(HashListFault fault, string hint) => new(
        "bad-hash",
        null,
        string.Create(
            CultureInfo.InvariantCulture, $"Line {fault.Line}, from byte {fault.Offset}: {fault.Message}"),
        hint);

    public static Problem NoList() => new(
        "bad-list",
        null,
        "Nothing of it was taken in.",
        $"Say how it is written: --format {string.Join('|', HashListWords.All)}.");

    public static Problem There(HashListView list) => new(
        "list-there",
        list.Id?.ToString(),
        $"The case has this list already, from {list.Source ?? "somebody whose name was destroyed"}. "
            + "Only items that were not compared with it are.",
        "`probative hashes list` shows what is near it.");

    public static Problem Who(string option, int lengthMax) => new(
        "bad-value",
        null,
        $"{option} has 1 to {lengthMax} characters, none of them zero.",
        "Say who it is, so that others can ask them.");

    public static Problem NoFormat() => new(
        "bad-value",
        null,
        $"--format takes {string.Join(", ", HashListWords.All)}.",
        "docs/spec/hash-lists.md tells what each has room for.");
}
