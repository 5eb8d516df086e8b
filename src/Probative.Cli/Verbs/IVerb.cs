using System.CommandLine;

namespace Probative.Cli.Verbs;

/// <summary>
/// One word of the command line: what it takes, what it runs, how its result reads. One file each.
/// </summary>
internal interface IVerb
{
    /// <summary>Makes the command and its subcommands, and enters each that runs into the table.</summary>
    Command Define(VerbTable table);
}
