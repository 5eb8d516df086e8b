using Probative.Examination.Identity;
using Probative.Formats.Bytes;
using Probative.Formats.Types;

namespace Probative.Fuzz.Targets;

/// <summary>The type of a file by its content. The first byte chooses the name that it comes with.</summary>
public sealed class TypeTarget : IFuzzTarget
{
    private static readonly string?[] s_names =
        [null, "", "a", "a.jpg", "a.mp4", "a.\u202Egpj.exe", ".zip", "a.tar.gz"];

    public string Name => "types";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        var name = s_names[bytes.IsEmpty ? 0 : bytes[^1] % s_names.Length];
        var report = TypeReader.Read(new MemoryBytes(bytes.ToArray()), name);
        Promise.Holds(report.SizeBytes == bytes.Length, "The size is another.");
        Finding(report.Finding, bytes.Length);
        foreach (var further in report.Further) Finding(further, bytes.Length);
        if (report.Appended is { } appended)
        {
            Promise.Inside(appended.Offset, appended.SizeBytes, bytes.Length, "appended");
            Promise.Holds(appended.SizeBytes > 0, "Nothing is appended.");
        }

        Promise.Written(TypeJson.Of(report));
    }

    private static void Finding(TypeFinding finding, int length)
    {
        Promise.Inside(finding.Offset, 0, length, "finding");
        foreach (var evidence in finding.Evidence)
            Promise.Inside(evidence.Offset, 0, length, "evidence");
    }
}
