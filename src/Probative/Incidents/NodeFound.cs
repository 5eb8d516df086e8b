using Probative.Kernel.Cases;
using Probative.Kernel.Casework;

namespace Probative.Incidents;

/// <summary>What was named, and what who asks is in its case.</summary>
internal sealed record NodeFound(Reference Node, Standing Standing);
