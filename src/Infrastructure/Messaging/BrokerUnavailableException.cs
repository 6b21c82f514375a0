namespace CleanTemplate.Infrastructure.Messaging;

internal sealed class BrokerUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
