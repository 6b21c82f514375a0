using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace CleanTemplate.Infrastructure.Messaging;

/// <summary>
/// The connection to the broker, opened when somebody needs it. One that broke is not repaired, as the library would do on its
/// own, but replaced by the next who needs it: who had it learns that it broke, and nobody believes in an old delivery or confirm.
/// </summary>
internal sealed partial class Broker(Topology topology, IOptions<RabbitMqOptions> options, TimeProvider clock, ILogger<Broker> logger) : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _door = new(1, 1);
    private IConnection? _connection;
    private BrokerUnavailableException? _failure;
    private long _failedAt;
    private volatile bool _isCutOff;

    private RabbitMqOptions Options => options.Value;

    /// <summary>A channel with everything declared that is published to or consumed from.</summary>
    public async Task<IChannel> OpenChannel(CreateChannelOptions kind, CancellationToken cancellationToken)
    {
        var connection = await Connect(cancellationToken);
        var channel = await connection.CreateChannelAsync(kind, cancellationToken);
        try
        {
            await topology.Declare(channel, cancellationToken);
            return channel;
        }
        catch
        {
            await channel.DisposeAsync();
            throw;
        }
    }

    public async Task<IConnection> Connect(CancellationToken cancellationToken)
    {
        if (_connection is { IsOpen: true } open) return open;

        await _door.WaitAsync(cancellationToken);
        try
        {
            if (_connection is { IsOpen: true } opened) return opened;
            // Of many who publish, one tries.
            if (_failure is not null && clock.GetElapsedTime(_failedAt) < Options.ReconnectPause) throw new BrokerUnavailableException(_failure.Message, _failure);

            if (_connection is not null) await _connection.DisposeAsync();
            return _connection = await Open(cancellationToken);
        }
        finally
        {
            _door.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null) await _connection.DisposeAsync();
        _door.Dispose();
    }

    // A container that is disposed of without waiting would refuse the other way.
    public void Dispose()
    {
        _connection?.Dispose();
        _door.Dispose();
    }

    private async Task<IConnection> Open(CancellationToken cancellationToken)
    {
        try
        {
            var connection = await Factory().CreateConnectionAsync(Options.Queue, cancellationToken);
            connection.ConnectionShutdownAsync += Broke;
            if (_isCutOff) Log.IsBack(logger, Options.Host);
            (_failure, _isCutOff) = (null, false);
            return connection;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            (_failure, _failedAt) = (new($"RabbitMQ cannot be reached at {Options.Host}: {exception.GetBaseException().Message}", exception), clock.GetTimestamp());
            if (!_isCutOff) Log.CutOff(logger, exception, Options.Host);
            _isCutOff = true;
            throw _failure;
        }
    }

    private Task Broke(object sender, ShutdownEventArgs reason)
    {
        if (reason.Initiator == ShutdownInitiator.Application) return Task.CompletedTask;
        _isCutOff = true;
        Log.Broke(logger, Options.Host, reason.ReplyText);
        return Task.CompletedTask;
    }

    private ConnectionFactory Factory() => new()
    {
        HostName = Options.Host,
        Port = Options.Port ?? (Options.Tls ? 5671 : 5672),
        UserName = Options.User,
        Password = Options.Password,
        VirtualHost = Options.VirtualHost,
        AutomaticRecoveryEnabled = false,
        RequestedConnectionTimeout = Options.ConnectTimeout,
        HandshakeContinuationTimeout = Options.ConnectTimeout,
        RequestedHeartbeat = Heartbeat,
        Ssl = Options.Tls
            ? new() { Enabled = true, ServerName = Options.Host, CertificateValidationCallback = Options.TrustedCertificate.Length > 0 ? IsTrusted : null }
            : new(),
    };

    private bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 shown || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None) return false;

        using X509Chain own = new() { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck } };
        own.ChainPolicy.CustomTrustStore.ImportFromPemFile(Options.TrustedCertificate);
        if (chain is not null) own.ChainPolicy.ExtraStore.AddRange(chain.ChainElements.Select(element => element.Certificate).ToArray());
        return own.Build(shown);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "RabbitMQ at {Host} cannot be reached; trying until it can")]
        public static partial void CutOff(ILogger logger, Exception exception, string host);

        [LoggerMessage(LogLevel.Warning, "The connection to RabbitMQ at {Host} broke: {Reason}. Trying until there is another")]
        public static partial void Broke(ILogger logger, string host, string reason);

        [LoggerMessage(LogLevel.Information, "RabbitMQ at {Host} is back")]
        public static partial void IsBack(ILogger logger, string host);
    }
}

internal sealed class BrokerUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
