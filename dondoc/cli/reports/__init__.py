"""The report: figures that open into the cases behind them."""
