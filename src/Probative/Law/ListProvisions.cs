using Probative.Kernel.Commands;

namespace Probative.Law;

/// <summary>Show the provisions that the product knows.</summary>
public sealed record ListProvisions : ICommand
{
    public string Name => "law list";

    /// <summary>`crime`, `liability`, `duty`, `rule` or `national`; null for all.</summary>
    public string? Kind { get; init; }

    /// <summary>`IAC` or `NIAC`: only what can apply in it; null for both.</summary>
    public string? Conflict { get; init; }
}
