using Probative.Kernel.Casework;
using Probative.Kernel.Facts;

namespace Probative.Reading.Names;

/// <summary>
/// Another spelling of a source, an entity or a place. It stays when the thing is described anew.
/// </summary>
public sealed record NameAdded : IFact
{
    public required Reference Of { get; init; }
    public required Spelling Spelling { get; init; }

    /// <summary>Why it is the same: where somebody calls it so.</summary>
    public required string Reason { get; init; }

    public string Type => nameof(NameAdded);

    public void Write(FactFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        fields
            .Add("of", Of.ToValue())
            .Add("text", Spelling.Text)
            .Add("language", Spelling.Language)
            .Add("reason", Reason);
    }
}
