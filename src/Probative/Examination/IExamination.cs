using System.Text.Json.Nodes;
using Probative.Formats.Types;

namespace Probative.Examination;

/// <summary>
/// One way of reading or measuring an item. It MUST give the same report for the same bytes and the same
/// <see cref="Procedure"/>: no times, no paths, no order that depends on chance. Implementations: one folder
/// each, listed in <see cref="ExaminationList"/>.
/// </summary>
public interface IExamination
{
    /// <summary>The word on screen and in the record: `metadata`.</summary>
    string Name { get; }

    /// <summary>How it goes about it, with the programs of this machine.</summary>
    Procedure Procedure { get; }

    /// <summary>Whether a program reads the bytes, in the sandbox.</summary>
    bool NeedsSandbox { get; }

    /// <summary>Whether bytes of this type have what it reads.</summary>
    bool AppliesTo(TypeReport type);

    /// <summary>
    /// One sentence on what the operator gave for a recorded procedure and did not give now, and what to do;
    /// null where the two differ in nothing that can be given.
    /// </summary>
    /// <param name="recorded">The parameters of the recorded procedure.</param>
    string? Differs(JsonObject recorded) => null;

    /// <summary>
    /// Examines. What hostile bytes do to a program is an outcome, never an exception.
    /// </summary>
    Task<ExaminationOutcome> RunAsync(Subject subject, Workbench workbench, CancellationToken ct);
}
