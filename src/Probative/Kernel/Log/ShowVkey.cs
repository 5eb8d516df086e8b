using Probative.Kernel.Commands;

namespace Probative.Kernel.Log;

/// <summary>
/// Show the verifier key and its fingerprint, which others need from elsewhere than the package.
/// </summary>
public sealed record ShowVkey : ICommand
{
    public string Name => "log vkey";
}
