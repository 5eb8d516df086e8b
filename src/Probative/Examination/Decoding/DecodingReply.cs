using Probative.Kernel.Sandbox;

namespace Probative.Examination.Decoding;

/// <summary>What came of asking probative-decode: an answer, or the outcome in its place.</summary>
internal abstract record DecodingReply
{
    private DecodingReply()
    {
    }

    /// <summary>It read the file, or says that the file is encrypted.</summary>
    public sealed record Answered(DecodingAnswer Answer) : DecodingReply;

    /// <summary>It did not read it.</summary>
    public sealed record Ended(ExaminationOutcome Outcome) : DecodingReply;

    public static async Task<DecodingReply> OfAsync(
        string kind, string library, Subject subject, Workbench workbench, CancellationToken ct)
    {
        var reply = await workbench.Decoding.AskAsync(kind, subject.Path, subject.SizeBytes, ct);
        if (reply is SandboxReply.Ended(var ended))
            return new Ended(SandboxFailure.Of(DecodingProgram.FileName, ended));
        var answer = reply is SandboxReply.Answered(var bytes) ? DecodingAnswer.Read(bytes) : null;
        return answer?.Text("outcome") switch
        {
            "read" or "encrypted" => new Answered(answer),
            "unknown" => new Ended(new ExaminationOutcome.Nothing()),
            "unreadable" => new Ended(new ExaminationOutcome.Failed(
                "file-unreadable", $"{library} gave up reading it ({Word(answer.Text("fault"))}).")),
            _ => new Ended(new ExaminationOutcome.Failed(
                "reading-malformed", "What probative-decode printed is not in the form that it promises.")),
        };
    }

    // The name of a class, unless the program was taken over.
    private static string Word(string? fault) =>
        fault is { Length: > 0 and <= 100 } && fault.All(char.IsAsciiLetterOrDigit) ? fault : "unknown";
}
