using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace CleanTemplate.Infrastructure.Messaging;

public sealed class RabbitMqOptions : IValidatableObject
{
    public const string Section = "RabbitMq";

    /// <summary>Instead of a host: there is no broker.</summary>
    public const string NoHost = "none";

    internal const string WhichBroker = $"{Section}:Host: Give the host of the broker, or '{NoHost}': then nothing is told to other services, and nothing is heard.";

    /// <summary>The host of the broker, or 'none'. In Development it may be left out, which means the same.</summary>
    public string Host { get; set; } = "";

    /// <summary>5672, or 5671 with TLS, when it is left out.</summary>
    [Range(1, 65_535)]
    public int? Port { get; set; }

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    [Required]
    public string VirtualHost { get; set; } = "/";

    /// <summary>Whether the connection is encrypted.</summary>
    public bool Tls { get; set; }

    /// <summary>A PEM file with the only certificates to trust, of the broker or of whoever signed its own; without one, those the machine trusts.</summary>
    public string TrustedCertificate { get; set; } = "";

    /// <summary>Where messages are published: a topic exchange, with their names as routing keys.</summary>
    [Required, MaxLength(200)]
    public string Exchange { get; set; } = "messages";

    /// <summary>This service's own queue, and its name among the others: the source of what it publishes.</summary>
    [Required, MaxLength(200)]
    public string Queue { get; set; } = "CleanTemplate";

    /// <summary>Messages that this instance handles at the same time, and has taken from the queue, 1 to 100.</summary>
    [Range(1, 100)]
    public int Prefetch { get; set; } = 8;

    /// <summary>After so many attempts a message goes to the dead-letter queue, 1 to 12.</summary>
    [Range(1, 12)]
    public int Attempts { get; set; } = 7;

    /// <summary>The pause after the first failure; it doubles from attempt to attempt. 10 milliseconds to 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00")]
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long one handler may take for one message, 1 second to an hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan HandlerTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the broker may take to accept a connection, 1 second to a minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the broker may take to confirm a message, 1 second to a minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan ConfirmTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a broker that was not reached is left alone, 10 milliseconds to a minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan ReconnectPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long it is remembered which messages were handled, a day to a year: one that comes again later is handled again.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "366.00:00:00")]
    public TimeSpan Remembered { get; set; } = TimeSpan.FromDays(30);

    internal bool HasBroker => Host.Length > 0 && !string.Equals(Host, NoHost, StringComparison.OrdinalIgnoreCase);

    internal string DeadQueue => $"{Queue}.dead";

    internal string RetryQueue(int attempt) => $"{Queue}.retry-{attempt}";

    /// <summary>The pause after this attempt.</summary>
    internal TimeSpan PauseAfter(int attempt) => FirstPause * Math.Pow(2, attempt - 1);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (HasBroker && (User.Length == 0 || Password.Length == 0)) yield return new($"Give {Section}:User and {Section}:Password.", [nameof(User)]);
        if (TrustedCertificate.Length > 0 && !Tls) yield return new($"Set {Section}:Tls to true, or leave the certificate out.", [nameof(TrustedCertificate)]);
        if (TrustedCertificate.Length > 0 && !File.Exists(TrustedCertificate)) yield return new("There is no such file.", [nameof(TrustedCertificate)]);
    }
}

/// <summary>
/// What this service needs at the broker: the exchange everybody publishes to; its own queue, bound to what it consumes; a queue
/// for each pause, from which messages fall back into its own; and one for those that are given up. All survive the broker.
/// </summary>
internal sealed class Topology(MessageRegistry registry, IOptions<RabbitMqOptions> options)
{
    public async Task Declare(IChannel channel, CancellationToken cancellationToken)
    {
        var (exchange, queue) = (options.Value.Exchange, options.Value.Queue);
        await channel.ExchangeDeclareAsync(exchange, ExchangeType.Topic, durable: true, cancellationToken: cancellationToken);
        if (registry.Consumed.Count == 0) return;

        await DeclareQueue(channel, options.Value.DeadQueue, fallsInto: null, cancellationToken);
        // A queue that the broker replicates gives up itself what came back too often.
        await DeclareQueue(channel, queue, fallsInto: options.Value.DeadQueue, cancellationToken);
        for (var attempt = 1; attempt < options.Value.Attempts; attempt++)
            await DeclareQueue(channel, options.Value.RetryQueue(attempt), fallsInto: queue, cancellationToken);
        foreach (var name in registry.Consumed) await channel.QueueBindAsync(queue, exchange, name, cancellationToken: cancellationToken);
    }

    // Without a type: that of the virtual host counts, which is how an installation has its queues replicated.
    private static async Task DeclareQueue(IChannel channel, string queue, string? fallsInto, CancellationToken cancellationToken)
    {
        Dictionary<string, object?> arguments = new(StringComparer.Ordinal);
        if (fallsInto is not null) (arguments["x-dead-letter-exchange"], arguments["x-dead-letter-routing-key"]) = ("", fallsInto);
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellationToken);
    }
}
