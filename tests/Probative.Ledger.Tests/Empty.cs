namespace Probative.Ledger.Tests; public class Empty { [Xunit.Fact] public void Runs() { } }
