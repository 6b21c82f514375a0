namespace CleanTemplate.Application.Common.Events;

/// <summary>What an event handler wanted of the world was refused for good: another try would be refused too.</summary>
public abstract class PermanentFailureException(string message, Exception? cause = null) : Exception(message, cause);
