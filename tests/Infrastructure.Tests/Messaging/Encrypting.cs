using CleanTemplate.Infrastructure.Messaging;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CleanTemplate.Infrastructure.Tests.Messaging;

[Collection(WithBroker.Name)]
public sealed class Encrypting(TestBroker broker)
{
    [Theory, OnEveryDatabase]
    public async Task A_broker_is_reached_encrypted_when_its_certificate_is_trusted(TestDatabase database)
    {
        await broker.Start();
        await using var own = await database.Create();
        using Mail.TestCertificate another = new();

        Assert.Equal(HealthStatus.Healthy, (await HealthWith(own, "localhost", broker.Certificate.File)).Status);
        Assert.Equal(HealthStatus.Degraded, (await HealthWith(own, "127.0.0.1", broker.Certificate.File)).Status);
        Assert.Equal(HealthStatus.Degraded, (await HealthWith(own, "localhost", another.File)).Status);
        Assert.Equal(HealthStatus.Degraded, (await HealthWith(own, "localhost", "")).Status);
    }

    private async Task<HealthReportEntry> HealthWith(OwnDatabase own, string host, string certificate)
    {
        await using Service service = new(own, broker, (RabbitMqOptions options) =>
            (options.Host, options.Port, options.Tls, options.TrustedCertificate) = (host, broker.TlsPort, true, certificate));
        return await service.Health();
    }
}
