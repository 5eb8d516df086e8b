using System.Text.Json.Nodes;
using Probative.Formats.Types;

namespace Probative.Examination.Identity;

/// <summary>What a file is by its content, and how the ending of its name stands to that.</summary>
public sealed class IdentityExamination : IExamination
{
    internal const string Word = "identity";

    public string Name => Word;

    public Procedure Procedure { get; } = new(2, [], new JsonObject());

    public bool NeedsSandbox => false;

    public bool AppliesTo(TypeReport type) => true;

    public Task<ExaminationOutcome> RunAsync(Subject subject, Workbench workbench, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var type = subject.Type;
        var notes = new Notes();
        if (type.Agreement == NameAgreement.Differs)
        {
            notes.Add(
                "name-differs",
                $"Its name ends in .{type.Extension}; its content is: {type.Finding.Type.Name}.");
        }

        foreach (var further in type.Further)
            notes.Add("second-format", $"Its bytes can also be read as: {further.Type.Name}.");
        if (type.Appended is { IsOneValue: false } appended)
        {
            notes.Add(
                "bytes-behind-end", $"{appended.SizeBytes} bytes lie behind its end ({appended.Behind}).");
        }

        if (type.MissingBytes > 0)
        {
            notes.Add(
                "cut",
                $"It is cut: of the length that it states, {type.MissingBytes} bytes are not there.");
        }

        if (type.SizeBytes > 0 && type.Finding.Type.Family == TypeFamily.Unknown)
            notes.Add("type-unknown", "Its type is not known here.");
        var report = TypeJson.Of(type);
        report["notes"] = notes.ToJson();
        return Task.FromResult<ExaminationOutcome>(new ExaminationOutcome.Found(report));
    }
}
