using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Intake;

/// <summary>Something that was to be taken in could not be. The rest went on.</summary>
public sealed record IntakeFailed : IFact
{
    public required IntakeId Intake { get; init; }
    public required string Name { get; init; }
    public required string Code { get; init; }
    public required string Message { get; init; }
    public required string Path { get; init; }

    /// <summary>Where a link points, for the code `link`; otherwise null, and the field is absent.</summary>
    public required string? Target { get; init; }

    public string Type => nameof(IntakeFailed);

    public void Write(FactFields fields)
    {
        fields
            .Add("intake", Intake.Value)
            .Add("name", Name)
            .Add("code", Code)
            .Add("message", Message)
            .Add("path", Path);
        if (Target is not null) fields.Add("target", Target);
    }
}
