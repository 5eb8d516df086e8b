using System.Reflection;

namespace Probative.Handover.Package;

/// <summary>
/// The files that are the same in every package of this version: the guide and the two checks that need no
/// program of ours. They are resources of the assembly (`Handover/Checks/`).
/// </summary>
internal static class FixedFiles
{
    public static IReadOnlyList<string> Names { get; } =
        [PackagePaths.Guide, PackagePaths.ShellCheck, PackagePaths.PageCheck];

    public static byte[] Read(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without {name}.");
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
