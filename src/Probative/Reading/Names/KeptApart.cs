using Probative.Kernel.Casework;
using Probative.Kernel.Facts;

namespace Probative.Reading.Names;

/// <summary>
/// Two entities, or two places, that must not be taken for one another: a regiment and the division of the
/// same number, two villages of one name.
/// </summary>
public sealed record KeptApart : IFact
{
    public required Reference One { get; init; }

    /// <summary>Of the same kind; which of them stands first means nothing.</summary>
    public required Reference Other { get; init; }
    public required string Reason { get; init; }

    public string Type => nameof(KeptApart);

    public void Write(FactFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        fields
            .Add("one", One.ToValue())
            .Add("other", Other.ToValue())
            .Add("reason", Reason);
    }
}
