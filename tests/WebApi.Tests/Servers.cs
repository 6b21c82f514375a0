using CleanTemplate.WebApi.Tests.Logs;

[assembly: AssemblyFixture(typeof(TestServers))]
[assembly: AssemblyFixture(typeof(NoSecretIsLogged))]
