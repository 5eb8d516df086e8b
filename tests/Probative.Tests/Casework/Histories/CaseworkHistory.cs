using CsCheck;

namespace Probative.Tests.Casework.Histories;

/// <summary>What a member of a case can try; to be refused is no failure.</summary>
internal enum ActKind
{
    Claim,
    Deny,
    Withdraw,
    Read,
    Observe,
    Describe,
    Link,
    EndLink,
    Propose,
    Argue,
    Drop,
    Draft,
    Redraft,
    Sign,
    Review,
    WithdrawFinding,
    Ask,
    Answer,
    Enter,
    WithdrawEntry,
    Grade,
    Restrict,
    Lift,
    Correct,
    Decide,
}

/// <summary>
/// One act. What the numbers mean depends on the kind: which claim, which words; they are counted round what
/// is there, so that every history can be run.
/// </summary>
internal readonly record struct Act(ActKind Kind, int One, int Two, int Three);

/// <summary>Random histories of casework.</summary>
internal static class CaseworkHistory
{
    private const int ActsMax = 40;

    // Statements are what the rest works on.
    private static readonly ActKind[] s_kinds =
    [
        .. Enum.GetValues<ActKind>(), .. Enum.GetValues<ActKind>(),
        .. Enumerable.Repeat(ActKind.Claim, 6), .. Enumerable.Repeat(ActKind.Read, 3),
        .. Enumerable.Repeat(ActKind.Link, 5), .. Enumerable.Repeat(ActKind.Describe, 2),
        .. Enumerable.Repeat(ActKind.Withdraw, 3), .. Enumerable.Repeat(ActKind.Draft, 2), ActKind.Sign,
        ActKind.Enter, ActKind.Drop, .. Enumerable.Repeat(ActKind.Lift, 2),
        .. Enumerable.Repeat(ActKind.Review, 4), .. Enumerable.Repeat(ActKind.Sign, 3),
        .. Enumerable.Repeat(ActKind.Redraft, 3), ActKind.Ask,
        .. Enumerable.Repeat(ActKind.Answer, 3),
    ];

    /// <summary>What there has to be for the rest to have something to work on.</summary>
    private static readonly ActKind[] s_opening =
    [
        ActKind.Claim, ActKind.Claim, ActKind.Deny, ActKind.Describe, ActKind.Link, ActKind.Read,
        ActKind.Draft, ActKind.Propose,
    ];

    private static readonly Gen<Act> s_any = Gen.Select(Numbers(s_kinds.Length), Numbers(61), Numbers(61),
        Numbers(61)).Select(drawn => new Act(s_kinds[drawn.Item1], drawn.Item2, drawn.Item3, drawn.Item4));

    public static readonly Gen<Act[]> Any = Gen.Select(
        s_any.Array[s_opening.Length], s_any.Array[0, ActsMax - s_opening.Length],
        (opening, then) => (Act[])
        [
            .. opening.Select((act, at) => act with { Kind = s_opening[at] }), .. then,
        ]);

    /// <summary>How many are drawn: a few, or as many as a long campaign asks for.</summary>
    public static int Count(int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable("PROBATIVE_HISTORIES"), out var count) && count > 0
            ? count
            : otherwise;

    public static string Print(Act[] acts) =>
        string.Join('\n', acts.Select(act => $"{act.Kind} {act.One} {act.Two} {act.Three}"));

    private static Gen<int> Numbers(int count) => Gen.Int[0, count - 1];
}
