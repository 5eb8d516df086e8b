using Probative.Kernel.Sandbox;

namespace Probative.Local.Sandboxing;

/// <summary>The environment of every decoder: the same on every machine, so that answers are.</summary>
internal static class DecoderEnvironment
{
    public static IEnumerable<KeyValuePair<string, string>> Of(SandboxProgram program, string temporary) =>
        new Dictionary<string, string>
        {
            ["PATH"] = "/usr/bin:/bin",
            ["LC_ALL"] = "C.UTF-8",
            ["TZ"] = "UTC",
            ["HOME"] = temporary,
            ["TMPDIR"] = temporary,

            // Otherwise each thread reserves address space by the hundred megabytes.
            ["MALLOC_ARENA_MAX"] = "2",

            // libvips then leaves out the loaders that its makers do not trust.
            ["VIPS_BLOCK_UNTRUSTED"] = "1",
        }.Where(fixedOne => !program.Environment.ContainsKey(fixedOne.Key)).Concat(program.Environment);
}
