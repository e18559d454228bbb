enum SimulationPage {}
