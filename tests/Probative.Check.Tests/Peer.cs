using System.Diagnostics;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Check.Tests;

/// <summary>The maker of packages that shares no code with the product (tests/peers/package).</summary>
internal static class Peer
{
    private static readonly Lazy<Scratch> Room = new(MakeRoom);
    private static readonly Lock Gate = new();

    /// <summary>Makes a package once for all tests; a test that changes it copies it first.</summary>
    /// <param name="name">The name of its folder; the same name gives the same package.</param>
    /// <param name="options">The options of <c>make-package.mjs</c>.</param>
    /// <returns>The folder; the verifier key lies beside it as <c>NAME.vkey</c>.</returns>
    public static string Package(string name, params string[] options)
    {
        string folder = Room.Value[name];
        lock (Gate)
        {
            if (!Directory.Exists(folder))
                Run("make-package.mjs", [.. options, "--out", folder, "--vkey-out", folder + ".vkey"]);
        }

        return folder;
    }

    /// <summary>The false packages of <c>mutations.mjs</c>, one for each lie, in folders.</summary>
    public static string Mutations()
    {
        string folder = Room.Value["mutations"];
        lock (Gate)
        {
            if (!Directory.Exists(folder)) Run("mutations.mjs", [folder]);
        }

        return folder;
    }

    /// <summary>The files of a folder by their paths in it.</summary>
    public static Dictionary<string, byte[]> Load(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(folder, file), File.ReadAllBytes, StringComparer.Ordinal);

    private static Scratch MakeRoom()
    {
        var room = new Scratch();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => room.Dispose();
        return room;
    }

    private static void Run(string script, string[] arguments)
    {
        string path = Path.Combine(Repository.Root, "tests", "peers", "package", script);
        Assert.SkipUnless(HasNode(), "Node is not installed, so no package can be made by the other maker.");
        using Process process = Process.Start(new ProcessStartInfo("node", [path, .. arguments])
        {
            RedirectStandardError = true,
        })!;
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
    }

    private static bool HasNode() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "node")));
}
