using Probative.Fingerprints.Copies;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Matching;

/// <summary>
/// Two items show the same, as far as a method measured: a possible copy until a person confirms it. What was
/// measured of both is sealed with the second, and goes with it; which the first is goes with the first.
/// </summary>
public sealed record MatchProposed : IFact
{
    public required MatchId Match { get; init; }

    /// <summary>The item whose frame and clock the stretches are told in; not the earlier one.</summary>
    public required ItemId First { get; init; }

    public required ItemId Second { get; init; }

    /// <summary>The digest of the print that was compared; null where sound alone was.</summary>
    public required Hash32? FirstPrint { get; init; }

    public required Hash32? SecondPrint { get; init; }

    /// <summary><see cref="CopyFound.MethodVersion"/> of the run.</summary>
    public required string Method { get; init; }

    /// <summary>The longest first; empty where sound alone agrees.</summary>
    public required IReadOnlyList<CopyFound> Stretches { get; init; }

    /// <summary>Null where there is no sound, or it says nothing.</summary>
    public required SoundAgreement? Sound { get; init; }

    public string Type => nameof(MatchProposed);

    public void Write(FactFields fields) => fields
        .Add("match", Match.Value)
        .Add("method", Method)
        .About(First.Value)
        .Add("first", First.Value)
        .Add("first_print", FirstPrint?.ToHex())
        .About(Second.Value)
        .Add("second", Second.Value)
        .Add("second_print", SecondPrint?.ToHex())
        .Add("stretches", new JsonValue.List(Stretches.Select(StretchForm.Write)))
        .Add("sound", StretchForm.Write(Sound));
}
