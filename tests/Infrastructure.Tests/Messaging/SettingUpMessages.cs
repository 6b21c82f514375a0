using CleanTemplate.Infrastructure.Messaging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Tests.Messaging;

public sealed class SettingUpMessages
{
    [Fact]
    public void Without_a_host_nothing_starts_outside_development()
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Read("Production"));

        Assert.Equal(["RabbitMq:Host: Give the host of the broker, or 'none': then nothing is told to other services, and nothing is heard."], refused.Failures);
    }

    [Theory, InlineData("Development", ""), InlineData("Development", "none"), InlineData("Production", "none"), InlineData("Production", "None")]
    public void There_may_be_no_broker(string environment, string host) => Assert.False(Read(environment, ("Host", host)).HasBroker);

    [Fact]
    public void A_broker_needs_somebody_to_sign_in() =>
        Assert.True(Read("Production", ("Host", "localhost"), ("User", "user"), ("Password", "secret")).HasBroker);

    [Theory]
    [InlineData("User", "", "RabbitMq:User: Give RabbitMq:User and RabbitMq:Password.")]
    [InlineData("Password", "", "RabbitMq:User: Give RabbitMq:User and RabbitMq:Password.")]
    [InlineData("Port", "0", "RabbitMq:Port: The field Port must be between 1 and 65535.")]
    [InlineData("VirtualHost", "", "RabbitMq:VirtualHost: The VirtualHost field is required.")]
    [InlineData("Exchange", "", "RabbitMq:Exchange: The Exchange field is required.")]
    [InlineData("Queue", "", "RabbitMq:Queue: The Queue field is required.")]
    [InlineData("Prefetch", "0", "RabbitMq:Prefetch: The field Prefetch must be between 1 and 100.")]
    [InlineData("Attempts", "13", "RabbitMq:Attempts: The field Attempts must be between 1 and 12.")]
    [InlineData("FirstPause", "00:00:00", "RabbitMq:FirstPause: The field FirstPause must be between 00:00:00.0100000 and 00:05:00.")]
    [InlineData("Remembered", "00:00:01", "RabbitMq:Remembered: The field Remembered must be between 1.00:00:00 and 366.00:00:00.")]
    [InlineData("TrustedCertificate", "nowhere.pem", "RabbitMq:TrustedCertificate: Set RabbitMq:Tls to true, or leave the certificate out.;RabbitMq:TrustedCertificate: There is no such file.")]
    public void A_setting_that_cannot_work_is_named(string setting, string value, string messages)
    {
        var refused = Assert.Throws<OptionsValidationException>(() =>
            Read("Production", [.. new[] { ("Host", "localhost"), ("User", "user"), ("Password", "secret") }.Where(usual => usual.Item1 != setting), (setting, value)]));

        Assert.Equal(messages.Split(';'), refused.Failures);
    }

    private static RabbitMqOptions Read(string environment, params (string Name, string Value)[] settings)
    {
        ServiceCollection services = new();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"RabbitMq:{setting.Name}", (string?)setting.Value))).Build());
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment });
        new MessagingServices().AddTo(services);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<RabbitMqOptions>>().Value;
    }
}
