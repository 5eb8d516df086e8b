using Probative.Kernel.Commands;
using Probative.Kernel.Vault;

namespace Probative.Web.House;

/// <summary>A vault that is open for writing, and what runs commands on it.</summary>
/// <param name="Folder">Where it is, whole path.</param>
/// <param name="Vault">The vault: the workbench reads bytes of it that a command has told of.</param>
/// <param name="Commands">Runs what is asked, and notes it in the access log.</param>
/// <param name="IsSample">The invented case that comes with the program.</param>
public sealed record OpenVault(string Folder, IVault Vault, ICommandRunner Commands, bool IsSample);
