namespace CleanTemplate.Application.Common.Events;

/// <summary>Trying again would not help: the event is put aside at once.</summary>
public abstract class PermanentFailureException(string message, Exception? inner = null) : Exception(message, inner);
