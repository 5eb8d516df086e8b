using Probative.Web.House;

namespace Probative.Web.Serving;

/// <summary>What a workbench is served with.</summary>
/// <param name="House">Holds the vault.</param>
/// <param name="Port">The port at both loopback addresses; 0 lets the system choose.</param>
/// <param name="Files">The folder that holds `wwwroot`: where the program lies.</param>
/// <param name="Name">The name under which the build lists those files.</param>
public sealed record WorkbenchSetup(IHouse House, int Port, string Files, string Name);
